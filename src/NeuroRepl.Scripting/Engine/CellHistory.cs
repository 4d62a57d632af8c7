using System.Collections.Concurrent;

namespace NeuroRepl.Scripting.Engine;

/// <summary>The cells of a session in their order, for cards that point back at an earlier one.</summary>
internal sealed class CellHistory
{
    private readonly ConcurrentDictionary<int, Cell> _cells = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>The code of the last one; blank before the first.</summary>
    public string Last => _cells.TryGetValue(Count, out var cell) ? cell.Code : "";

    /// <summary>The cell that a file name of a stack frame stands for; null where it is none.</summary>
    public Cell? Find(string path) => _cells.Values.FirstOrDefault(cell => cell.Path == path);

    public Cell Add(string code)
    {
        var cell = new Cell(Interlocked.Increment(ref _count), code);
        _cells[cell.Number] = cell;
        return cell;
    }
}
