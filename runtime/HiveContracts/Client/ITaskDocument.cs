namespace HiveContracts;

/// <summary>A document about one task: what a schema with <c>x-task-id</c> becomes.</summary>
public interface ITaskDocument
{
    /// <summary>The task's id, by which a callback belongs to its acknowledgement.</summary>
    string TaskId { get; }
}
