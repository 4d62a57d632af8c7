using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Statistics.Formulas;

/// <summary>scale(x): minus the mean, by the standard deviation, both of the fitted data; scale = FALSE or center = FALSE leave one out.</summary>
internal sealed class ScaledVariable : Variable
{
    private readonly Formula _formula;
    private readonly Node _inner;
    private readonly double _centre;
    private readonly double _by;

    private ScaledVariable(Formula formula, string name, Node inner, double centre, double by, IReadOnlyList<string> sources)
        : base(name, sources) => (_formula, _inner, _centre, _by) = (formula, inner, centre, by);

    public static ScaledVariable Of(Formula formula, Node inner, IReadOnlyList<(string? Name, Node Value)> more, Table table, string name, IReadOnlyList<string> sources)
    {
        var x = new Arithmetic(formula, table).Evaluate(inner).Select(v => v.High).Where(v => !double.IsNaN(v)).ToArray();
        var centre = Off("center") || x.Length == 0 ? 0 : x.Average();
        var spread = Math.Sqrt(x.Sum(v => (v - centre) * (v - centre)) / Math.Max(1, x.Length - 1));
        if (!Off("scale") && !(spread > 0)) { throw formula.Mistake($"{inner} is constant and cannot be scaled.", "Leave it out, or write scale(x, scale = FALSE).", inner); }

        return new(formula, name, inner, centre, Off("scale") ? 1 : spread, sources);

        bool Off(string argument) => more.Any(given => given.Name == argument && given.Value is Node.Name { Text: "FALSE" or "F" });
    }

    public override VariableValues Values(Table table) => VariableValues.Numbers([Array.ConvertAll(new Arithmetic(_formula, table).Evaluate(_inner), v => (v.High - _centre) / _by)]);
}
