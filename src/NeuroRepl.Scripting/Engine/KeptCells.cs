namespace NeuroRepl.Scripting.Engine;

/// <summary>What each kept cell declared and changed, so that the last can be taken back.</summary>
/// <remarks>Only the last cell's earlier values are held: a volume that a cell replaced must not stay in memory for the rest of the session.</remarks>
internal sealed class KeptCells
{
    private readonly List<UndoneCell> _cells = [];
    private readonly List<Slot> _slots = [];
    private readonly Lock _gate = new();
    private List<(Slot Slot, object? Value)> _replaced = [];

    /// <summary>The values of all variables, before a cell runs.</summary>
    public object?[] Values()
    {
        lock (_gate) { return [.. _slots.Select(static slot => slot.Value)]; }
    }

    /// <summary>A cell that ran is kept.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="submission">The object that holds its variables.</param>
    /// <param name="before">What <see cref="Values"/> gave before it ran.</param>
    public void Add(Cell cell, object? submission, object?[] before)
    {
        lock (_gate)
        {
            Forget();
            _replaced = [.. _slots.Zip(before).Where(static pair => !Equal(pair.First.Value, pair.Second)).Select(static pair => (pair.First, pair.Second))];
            var declared = SubmissionVariables.FieldsOf(submission).Select(field => new Slot(_cells.Count, submission!, field)).ToList();
            _slots.AddRange(declared);
            _cells.Add(new UndoneCell(cell.Number, cell.Code, Names(declared), Names(_replaced.Select(static old => old.Slot)), []));
        }
    }

    /// <summary>Takes the last back, and gives variables of earlier cells their values again.</summary>
    public UndoneCell TakeBack()
    {
        lock (_gate)
        {
            foreach (var (slot, value) in _replaced) { slot.Value = value; }

            _replaced = [];
            var last = _cells[^1];
            _cells.RemoveAt(_cells.Count - 1);
            _slots.RemoveAll(slot => slot.Cell == _cells.Count);
            return last;
        }
    }

    /// <summary>The last cells, the last first.</summary>
    public IReadOnlyList<UndoneCell> Last(int count)
    {
        lock (_gate) { return [.. Enumerable.Reverse(_cells).Take(count)]; }
    }

    private void Forget()
    {
        if (_cells.Count > 0 && _cells[^1] is { Restored.Count: > 0 } last) { _cells[^1] = last with { Restored = [], Left = last.Restored }; }
    }

    private static IReadOnlyList<string> Names(IEnumerable<Slot> slots) => [.. slots.Select(static slot => slot.Field.Name).Distinct()];

    // Numbers by their value, objects by who they are: what changed inside an object is the object's business.
    private static bool Equal(object? one, object? other) => ReferenceEquals(one, other) || (one is ValueType && one.Equals(other));

    private sealed record Slot(int Cell, object Target, System.Reflection.FieldInfo Field)
    {
        public object? Value { get => Field.GetValue(Target); set => Field.SetValue(Target, value); }
    }
}
