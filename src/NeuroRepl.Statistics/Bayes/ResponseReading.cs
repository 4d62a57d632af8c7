using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Families;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Bayes;

/// <summary>The left side of a formula as brms writes it, <c>y | trials(n) + weights(w)</c>, and what it says over the rows of a table.</summary>
internal sealed class ResponseReading
{
    private static readonly string[] Known = ["trials", "cens", "se", "weights"];
    private readonly Formula _alone;
    private readonly Dictionary<string, Node.Call> _additions = [];

    private ResponseReading(string text, string right, Node response)
    {
        (Text, Right) = (text, right);
        _alone = Formula.Parse($"{response} ~ 1");
    }

    /// <summary>The whole formula.</summary>
    public string Text { get; }

    /// <summary>What stands right of ~, as written.</summary>
    public string Right { get; }

    public string Name => _alone.Response!;

    public static ResponseReading Of(string formula)
    {
        var text = formula.Trim();
        var root = FormulaParser.Parse(text);
        if (root is not Node.Binary { Symbol: "~", Left: not Node.Name { Text: "" } } tilde)
        {
            throw new FormulaException("Nothing is modelled here.", "Write what is modelled, ~, and by what: y ~ a + (1 | subject).", text, 0);
        }

        var (response, additions) = tilde.Left is Node.Binary { Symbol: "|" } bar ? (bar.Left, bar.Right) : (tilde.Left, null);
        var reading = new ResponseReading(text, text[(tilde.At + 1)..].Trim(), response);
        if (additions is not null) { reading.Add(additions); }

        return reading;
    }

    /// <summary>The rows that have a response and all that belongs to it.</summary>
    public Table Complete(Table table)
    {
        var columns = new List<VariableValues> { Variable.Of(_alone, Name, table).Values(table) };
        columns.AddRange(_additions.Values.SelectMany(call => call.Arguments.Take(1)).Select(a => Values(a.Value, table)));
        var rows = Enumerable.Range(0, table.Count).Where(row => !columns.Any(c => c.IsMissing(row))).ToArray();
        return rows.Length == 0 ? throw new ArgumentMistake($"No row of {table.Name} has {Name}{(_additions.Count > 0 ? $" with its {string.Join(" and ", _additions.Keys)}" : "")}.", "Look at the table.")
            : rows.Length == table.Count ? table : table.At(rows);
    }

    /// <summary>The response over complete rows.</summary>
    public Response Read(Table table, Family family)
    {
        foreach (var (name, fits) in new (string, bool)[] { ("trials", family == Family.Binomial), ("cens", family == Family.Gaussian || family == Family.LogNormal), ("se", family == Family.Gaussian) })
        {
            if (!fits && _additions.TryGetValue(name, out var call))
            {
                throw new FormulaException($"The family {family.Name} has no {name}().", name switch { "trials" => "Trials are for Family.Binomial.", "cens" => "Limits are for Family.Gaussian and Family.LogNormal.", _ => "Known errors are for Family.Gaussian." }, Text, call.At);
            }
        }

        var variable = Variable.Of(_alone, Name, table);
        var (values, categories) = Numbers(variable, table, family);
        var se = _additions.GetValueOrDefault("se");
        var response = new Response
        {
            Name = Name,
            Values = values,
            Categories = categories,
            Trials = Column("trials", table),
            Weights = Column("weights", table),
            Errors = Column("se", table),
            HasSigmaToo = se?.Arguments.Any(a => a is { Name: "sigma", Value: Node.Name { Text: "TRUE" or "true" } }) == true,
            Censoring = _additions.TryGetValue("cens", out var cens) ? Censored(cens, table) : null,
        };
        Check(response);
        family.Check(response);
        return response;
    }

    private void Add(Node node)
    {
        switch (node)
        {
            case Node.Binary { Symbol: "+" } plus:
                Add(plus.Left);
                Add(plus.Right);
                break;
            case Node.Call { Arguments.Length: >= 1 } call when Known.Contains(call.Function):
                _additions[call.Function] = call;
                break;
            default:
                throw new FormulaException($"{node} is not known left of ~.", "y | trials(n), y | cens(below), y | se(error) and y | weights(w) are, joined by +.", Text, node.At);
        }
    }

    /// <summary>The numbers of one addition over a table; null where the formula has none.</summary>
    public double[]? Column(string name, Table table) => _additions.TryGetValue(name, out var call)
        ? Values(call.Arguments[0].Value, table) is { Codes: null } values ? values.Columns[0] : throw new FormulaException($"{name}() needs numbers.", "Name a numeric column.", Text, call.At)
        : null;

    private static VariableValues Values(Node node, Table table)
    {
        var text = node.ToString();
        if (node is Node.Number number) { return VariableValues.Numbers([[.. Enumerable.Repeat(number.Value, table.Count)]]); }

        return Variable.Of(Formula.Parse($"{text} ~ 1"), text, table).Values(table);
    }

    private (double[] Values, IReadOnlyList<string>? Categories) Numbers(Variable variable, Table table, Family family)
    {
        var values = variable.Values(table);
        if (family.IsCategories || (family == Family.Bernoulli || family == Family.BernoulliProbit) && values.Codes is not null)
        {
            var levels = variable.Levels ?? FactorVariable.LevelsOf(table[variable.Sources[0]]);
            var codes = values.Codes ?? new FactorVariable(Name, variable.Sources[0], table, null).Values(table).Codes!;
            var present = codes.Distinct().Order().ToArray();
            if (!family.IsCategories && present.Length != 2)
            {
                throw new ArgumentMistake($"{Name} has {present.Length} labels here ({string.Join(", ", present.Select(c => levels[c]))}); the family bernoulli takes two.", "More than two are for Family.Categorical, or Family.Cumulative where they are ordered.");
            }

            return (Array.ConvertAll(codes, c => (double)Array.IndexOf(present, c)), [.. present.Select(c => levels[c])]);
        }

        return values.Codes is null ? (values.Columns[0], null)
            : throw new ArgumentMistake($"{Name} holds texts (\"{variable.Levels![0]}\"), and the family {family.Name} models numbers.", $"Categories are for Family.Categorical or Family.Cumulative{(variable.Levels.Count == 2 ? ", two labels for Family.Bernoulli" : "")}.");
    }

    private int[] Censored(Node.Call call, Table table)
    {
        var node = call.Arguments[0].Value;
        if (Values(node, table) is { Codes: { } codes })
        {
            var levels = Variable.Of(Formula.Parse($"{node} ~ 1"), node.ToString(), table).Levels!;
            return Array.ConvertAll(codes, c => levels[c].ToLowerInvariant() switch
            {
                "left" => -1,
                "none" => 0,
                "right" => 1,
                var other => throw new FormulaException($"cens() has \"{other}\".", "It takes left, none and right, or −1, 0 and 1; also 1 for \"below\" by writing cens(-below).", Text, call.At),
            });
        }

        return Array.ConvertAll(Values(node, table).Columns[0], v => v is -1 or 0 or 1 ? (int)v
            : throw new FormulaException($"cens() has the value {v}.", "It takes −1 (at most this), 0 (this) and 1 (at least this), or left, none and right.", Text, call.At));
    }

    private void Check(Response response)
    {
        if (Array.FindIndex(response.Values, v => !double.IsFinite(v)) is >= 0 and var bad) { throw new ArgumentMistake($"{Name} is {response.Values[bad]} in row {bad + 1}.", "Look at the table."); }

        if (response.Errors is { } errors && Array.FindIndex(errors, e => !(e > 0 || (e == 0 && response.HasSigmaToo)) || !double.IsFinite(e)) is >= 0 and var at)
        {
            throw new ArgumentMistake($"The known error of row {at + 1} is {errors[at]}; it has to be above zero.", "se() takes standard errors, in the unit of the response.");
        }

        if (response.Weights is { } weights && weights.Any(w => !(w >= 0) || !double.IsFinite(w))) { throw new ArgumentMistake($"A weight is {weights.First(w => !(w >= 0) || !double.IsFinite(w))}.", "Weights are zero or above."); }

        if (response.Trials is { } trials && trials.Any(t => !(t >= 1) || t != Math.Floor(t))) { throw new ArgumentMistake($"A number of trials is {trials.First(t => !(t >= 1) || t != Math.Floor(t))}.", "Trials are whole numbers from 1."); }
    }
}
