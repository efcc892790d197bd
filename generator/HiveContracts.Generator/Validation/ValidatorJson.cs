using HiveContracts.Generator.Json;

namespace HiveContracts.Generator.Validation;

/// <summary>The JSON that the runtime's validator reads: objects and arrays that grow, and values as text.</summary>
internal abstract class ValidatorJson
{
    public sealed override string ToString() => Print("");

    protected abstract string Print(string indentation);

    private static string Block(char open, IEnumerable<string> items, char close, string indentation)
    {
        string inner = string.Join(",", items.Select(item => $"\n{indentation}  {item}"));
        return inner.Length == 0 ? $"{open}{close}" : $"{open}{inner}\n{indentation}{close}";
    }

    /// <summary>JSON that is written as it is.</summary>
    internal sealed class Raw(string json) : ValidatorJson
    {
        protected override string Print(string indentation) => json;
    }

    internal sealed class Array : ValidatorJson
    {
        public Array(IEnumerable<ValidatorJson> items) => Items.AddRange(items);

        public List<ValidatorJson> Items { get; } = [];

        protected override string Print(string indentation) => Block('[', Items.Select(item => item.Print(indentation + "  ")), ']', indentation);
    }

    internal sealed class Object : ValidatorJson
    {
        private readonly List<string> names = [];
        private readonly Dictionary<string, ValidatorJson> values = [];

        /// <summary>The value of a property; null if there is none.</summary>
        public ValidatorJson? this[string name]
        {
            get => values.TryGetValue(name, out ValidatorJson? value) ? value : null;
            set
            {
                if (!values.ContainsKey(name))
                {
                    names.Add(name);
                }

                values[name] = value!;
            }
        }

        /// <summary>The object at a property, created if missing.</summary>
        public Object ObjectAt(string name) => (Object)(this[name] ??= new Object());

        /// <summary>The array at a property, created if missing.</summary>
        public Array ArrayAt(string name) => (Array)(this[name] ??= new Array([]));

        protected override string Print(string indentation) =>
            Block('{', names.Select(name => $"{JsonText.Quote(name)}: {values[name].Print(indentation + "  ")}"), '}', indentation);
    }
}
