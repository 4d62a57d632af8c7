using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Formulas;

/// <summary>poly(x, degree): polynomials orthonormal over the fitted data; with raw = TRUE plain powers.</summary>
internal sealed class PolynomialVariable : Variable
{
    private readonly Formula _formula;
    private readonly Node _inner;
    private readonly int _degree;
    private readonly OrthogonalPolynomials? _basis;

    private PolynomialVariable(Formula formula, string name, Node inner, int degree, OrthogonalPolynomials? basis, IReadOnlyList<string> sources)
        : base(name, sources) => (_formula, _inner, _degree, _basis) = (formula, inner, degree, basis);

    public override IReadOnlyList<string> Suffixes => _degree == 1 && _basis is null ? [""] : [.. Enumerable.Range(1, _degree).Select(k => $"{k}")];

    public static PolynomialVariable Of(Formula formula, Node.Call call, Node inner, IReadOnlyList<(string? Name, Node Value)> more, Table table, string name, IReadOnlyList<string> sources)
    {
        var degree = more.FirstOrDefault(argument => argument.Name is null or "degree").Value switch
        {
            null => 1,
            Node.Number { Value: >= 1 and <= 50 } number when number.Value == Math.Floor(number.Value) => (int)number.Value,
            var other => throw formula.Mistake("The degree of poly has to be a whole number from 1.", "Write poly(x, 2).", other),
        };
        var isRaw = more.Any(argument => argument is { Name: "raw", Value: Node.Name { Text: "TRUE" or "T" } });
        if (isRaw) { return new(formula, name, inner, degree, null, sources); }

        var values = new Arithmetic(formula, table).Evaluate(inner).Select(v => v.High).Where(v => !double.IsNaN(v)).ToArray();
        var different = values.Distinct().Count();
        return different > degree ? new(formula, name, inner, degree, new OrthogonalPolynomials(values, degree), sources)
            : throw formula.Mistake($"poly({inner}, {degree}) needs more than {degree} different values; {inner} has {different}.", "Lower the degree.", call);
    }

    public override VariableValues Values(Table table)
    {
        var x = new Arithmetic(_formula, table).Evaluate(_inner);
        if (_basis is { } basis)
        {
            var rows = Array.ConvertAll(x, v => double.IsNaN(v.High) ? null : basis.At(v.High));
            return VariableValues.Numbers([.. Enumerable.Range(0, _degree).Select(k => Array.ConvertAll(rows, row => row?[k] ?? double.NaN))]);
        }

        var powers = Enumerable.Range(1, _degree).Select(k => Array.ConvertAll(x, v => DoubleDouble.Power(v, k))).ToArray();
        return VariableValues.Numbers([.. powers.Select(power => Array.ConvertAll(power, v => v.High))], [.. powers.Select(power => Array.ConvertAll(power, v => v.Low))]);
    }
}
