namespace NeuroRepl.Kernel.Output;

/// <summary>Which named places have been shown by which cell: the same name again replaces what stands there, unless its cell runs anew.</summary>
internal sealed class Places
{
    private readonly Dictionary<string, CellOutput> _owners = [];

    /// <summary>Whether a display of this name goes to a place that is there already; otherwise the place is the cell's from now on.</summary>
    public bool IsToBeReplaced(string id, CellOutput cell)
    {
        lock (_owners)
        {
            // A cell that runs again has had its output emptied by the front end: it needs a new place.
            var isThere = _owners.TryGetValue(id, out var owner);
            if (isThere && (owner == cell || owner!.Key != cell.Key)) { return true; }

            _owners[id] = cell;
            return false;
        }
    }
}
