using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Cli.Terminal.Explorer;

/// <summary>Which variables are listed, in which order, and which is chosen. The choice stays with its variable while others come and go.</summary>
internal sealed class ExplorerState
{
    private IReadOnlyList<Variable> _all = [];
    private string? _chosen;

    /// <summary>The variables as they are listed.</summary>
    public IReadOnlyList<Variable> Listed { get; private set; } = [];

    /// <summary>Where the chosen one stands; 0 where there is none.</summary>
    public int At => Math.Max(0, Listed.ToList().FindIndex(variable => variable.Name == _chosen));

    /// <summary>The chosen one.</summary>
    public Variable? Chosen => At < Listed.Count ? Listed[At] : null;

    /// <summary>By what they are sorted.</summary>
    public ExplorerOrder Order { get; private set; } = ExplorerOrder.Set;

    /// <summary>Whether the last come first.</summary>
    public bool IsReversed { get; private set; }

    /// <summary>Only the variables whose name or type holds this.</summary>
    public string Filter { get; private set; } = "";

    /// <summary>The variables as they are now.</summary>
    public void Refresh(IReadOnlyList<Variable> variables)
    {
        _all = variables;
        List();
    }

    /// <summary>Sorts otherwise; the same order again turns it round.</summary>
    public void SortBy(ExplorerOrder order)
    {
        (IsReversed, Order) = (Order == order && !IsReversed, order);
        List();
    }

    /// <summary>Lists only what holds these letters.</summary>
    public void FilterBy(string letters)
    {
        Filter = letters;
        List();
    }

    /// <summary>Chooses another.</summary>
    public void Move(int step)
    {
        if (Listed.Count > 0) { _chosen = Listed[Math.Clamp(At + step, 0, Listed.Count - 1)].Name; }
    }

    private void List()
    {
        var fits = _all.Select(static (variable, i) => (variable, i))
            .Where(one => one.variable.Name.Contains(Filter, StringComparison.OrdinalIgnoreCase) || one.variable.Type.Name.Contains(Filter, StringComparison.OrdinalIgnoreCase));
        var sorted = Order switch
        {
            ExplorerOrder.Name => fits.OrderBy(static one => one.variable.Name, StringComparer.OrdinalIgnoreCase),
            ExplorerOrder.Type => fits.OrderBy(static one => one.variable.Type.Name, StringComparer.OrdinalIgnoreCase).ThenBy(static one => one.variable.Name, StringComparer.OrdinalIgnoreCase),
            ExplorerOrder.Size => fits.OrderByDescending(static one => VariableSize.Of(one.variable.Value).Number),
            _ => fits.OrderBy(static one => one.i),
        };
        Listed = [.. (IsReversed ? sorted.Reverse() : sorted).Select(static one => one.variable)];
        if (Chosen is null || _chosen is null) { _chosen = Listed.Count > 0 ? Listed[0].Name : null; }
    }
}
