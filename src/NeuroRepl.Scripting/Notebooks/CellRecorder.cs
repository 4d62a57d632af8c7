using System.Text;
using System.Text.Json.Nodes;
using NeuroRepl.Scripting.Display;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>Keeps what a cell prints and shows, in order, as notebook files keep it. What comes after the cell's end, from a thread of its own, is kept too.</summary>
/// <param name="gate">One lock for all cells of a run: a display can replace what another cell has shown.</param>
/// <param name="places">Where each display id has been shown, over all cells of the run.</param>
/// <param name="library">Whether the library that draws figures has come with an earlier one of the run.</param>
/// <param name="executionCount">The number of the cell's run.</param>
internal sealed class CellRecorder(Lock gate, Dictionary<string, List<CellRecorder.Slot>> places, CellRecorder.Library library, int executionCount) : IOutput
{
    private readonly List<Slot> _slots = [];
    private bool _isToClear;

    public IReadOnlyList<CellOutput> Outputs
    {
        get
        {
            lock (gate) { return [.. _slots.Select(static slot => slot.Output)]; }
        }
    }

    public void Write(OutputStream stream, string text)
    {
        if (text.Length == 0) { return; }

        var name = stream == OutputStream.StandardOutput ? "stdout" : "stderr";
        lock (gate)
        {
            ClearIfAsked();
            if (_slots is not [.., { Stream: var last } open] || last != name) { _slots.Add(open = new Slot { Stream = name }); }

            open.Text.Append(text);
        }
    }

    public void Display(MimeBundle bundle, string? id = null)
    {
        if (bundle == MimeBundles.Clear)
        {
            lock (gate) { Clear(); }

            return;
        }

        if (bundle == MimeBundles.ClearSoon)
        {
            lock (gate) { _isToClear = true; }

            return;
        }

        var shown = new CellOutput.Display(Data(bundle), Metadata: []);
        lock (gate)
        {
            ClearIfAsked();
            if (id is null) { _slots.Add(new Slot { Shown = shown }); }
            else if (places.TryGetValue(id, out var known) && known.Count > 0)
            {
                foreach (var slot in known) { slot.Shown = shown with { Data = (JsonObject)shown.Data.DeepClone() }; }
            }
            else
            {
                var slot = new Slot { Shown = shown };
                _slots.Add(slot);
                places[id] = [slot];
            }
        }
    }

    public void Result(MimeBundle bundle) => Add(new CellOutput.Result(executionCount, Data(bundle), Metadata: []));

    public void Add(CellOutput output)
    {
        lock (gate)
        {
            ClearIfAsked();
            _slots.Add(new Slot { Shown = output });
        }
    }

    private JsonObject Data(MimeBundle bundle) => MimeData.Of(
        MimeBundles.HasFigure(bundle) && library.IsFirst() ? MimeBundles.WithLibrary(bundle)
        : MimeBundles.HasBrain(bundle) && library.IsFirstBrain() ? MimeBundles.WithViewer(bundle) : bundle.Forms);

    private void ClearIfAsked()
    {
        if (_isToClear) { Clear(); }
    }

    private void Clear()
    {
        _isToClear = false;
        foreach (var known in places.Values) { known.RemoveAll(_slots.Contains); }

        _slots.Clear();
    }

    /// <summary>What draws a notebook's figures comes with the first of them.</summary>
    internal sealed class Library
    {
        private int _asked, _brains;

        public bool IsFirst() => Interlocked.Increment(ref _asked) == 1;

        public bool IsFirstBrain() => Interlocked.Increment(ref _brains) == 1;
    }

    /// <summary>One output while it can still grow or be replaced.</summary>
    internal sealed class Slot
    {
        public string? Stream { get; init; }

        public StringBuilder Text { get; } = new();

        public CellOutput? Shown { get; set; }

        public CellOutput Output => Shown ?? new CellOutput.Stream(Stream!, Text.ToString());
    }
}
