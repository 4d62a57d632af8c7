using System.Collections.Concurrent;
using System.Reflection;

namespace NeuroRepl.Figures.Plotly;

/// <summary>How plotly writes the members of an enum, in their order, a line each.</summary>
[AttributeUsage(AttributeTargets.Enum)]
internal sealed class PlotlyValuesAttribute(string values) : Attribute
{
    private static readonly ConcurrentDictionary<Type, string[]> Known = new();

    public string Values { get; } = values;

    /// <summary>What plotly reads for a member: its text, true or false, or flags joined by +.</summary>
    public static object Of(Enum member)
    {
        var type = member.GetType();
        var values = Known.GetOrAdd(type, static type => type.GetCustomAttribute<PlotlyValuesAttribute>()?.Values.Split('\n') ?? []);
        var number = Convert.ToInt64(member);
        if (values.Length == 0) { return member.ToString(); }

        var text = type.IsDefined(typeof(FlagsAttribute)) ? string.Join('+', values.Where((_, bit) => (number & (1L << bit)) != 0))
            : number >= 0 && number < values.Length ? values[number]
            : throw new FigureException($"{number} is none of the values of {type.Name}.", $"Choose one of {type.Name}.{string.Join($", {type.Name}.", Enum.GetNames(type).Take(4))} …");
        return text switch { "true" => true, "false" => false, _ => text };
    }
}
