using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Statistics.Formulas;

/// <summary>A column of numbers, or arithmetic on columns.</summary>
internal sealed class NumberVariable(Formula formula, string name, Node node, IReadOnlyList<string> sources) : Variable(name, sources)
{
    public override VariableValues Values(Table table)
    {
        if (node is Node.Name column && table.Has(column.Text) && table[column.Text] is NumberColumn plain) { return VariableValues.Numbers([[.. plain.Values]]); }

        var values = new Arithmetic(formula, table).Evaluate(node);
        return VariableValues.Numbers([Array.ConvertAll(values, v => v.High)], [Array.ConvertAll(values, v => v.Low)]);
    }
}
