namespace HiveContracts;

/// <summary>A document about one task. Implemented by types that are generated from schemas with <c>x-task-id</c>.</summary>
public interface ITaskDocument
{
    /// <summary>The id of the task, which is the same in its acknowledgement and its callback.</summary>
    string TaskId { get; }
}
