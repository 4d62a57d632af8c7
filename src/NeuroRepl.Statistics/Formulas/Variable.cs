using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Formulas;

/// <summary>A variable of a formula with what it learnt from the data it was fitted to (levels, polynomial basis, mean and SD), so that new data are coded alike.</summary>
internal abstract class Variable(string name, IReadOnlyList<string> sources)
{
    public string Name => name;

    /// <summary>The columns of the table that it is made from.</summary>
    public IReadOnlyList<string> Sources => sources;

    /// <summary>The levels of a factor; null for numbers.</summary>
    public virtual IReadOnlyList<string>? Levels => null;

    /// <summary>What its columns add to its name: "" for one, 1, 2 … for polynomials.</summary>
    public virtual IReadOnlyList<string> Suffixes => [""];

    /// <summary>Its values over a table that has its columns.</summary>
    public abstract VariableValues Values(Table table);

    /// <summary>Without the levels that no longer occur after rows were dropped.</summary>
    public virtual Variable WithOnly(IReadOnlyCollection<int> codes) => this;

    public static Variable Of(Formula formula, string name, Table table)
    {
        var node = formula.Expression(name);
        var sources = Arithmetic.Names(node).ToArray();
        foreach (var source in sources.Where(source => !table.Has(source)))
        {
            throw formula.Mistake($"The table {table.Name} has no column {source}.", $"It has: {string.Join(", ", table.Columns.Select(c => c.Name))}.", Find(node, source) ?? node);
        }

        return node switch
        {
            Node.Name column when table[column.Text] is TextColumn => new FactorVariable(name, column.Text, table, declared: null),
            Node.Call { Function: "factor" or "as.factor" or "ordered" or "C", Arguments: [{ Value: Node.Name column }, .. var more] } =>
                new FactorVariable(name, column.Text, table, Declared(more.FirstOrDefault(argument => argument.Name is "levels").Value)),
            Node.Call { Function: "poly", Arguments: [var x, .. var more] } call => PolynomialVariable.Of(formula, call, x.Value, more, table, name, sources),
            Node.Call { Function: "scale", Arguments: [var x, .. var more] } => ScaledVariable.Of(formula, x.Value, more, table, name, sources),
            _ => new NumberVariable(formula, name, node, sources),
        };
    }

    private static IReadOnlyList<string>? Declared(Node? levels) => levels is Node.Call { Function: "c" } list
        ? [.. list.Arguments.Select(argument => argument.Value is Node.Quoted quoted ? quoted.Text : $"{argument.Value}")]
        : null;

    private static Node? Find(Node node, string column) => node switch
    {
        Node.Name name when name.Text == column => name,
        Node.Call call => call.Arguments.Select(argument => Find(argument.Value, column)).FirstOrDefault(found => found is not null),
        Node.Binary binary => Find(binary.Left, column) ?? Find(binary.Right, column),
        Node.Minus minus => Find(minus.Inner, column),
        Node.Group group => Find(group.Inner, column),
        _ => null,
    };
}
