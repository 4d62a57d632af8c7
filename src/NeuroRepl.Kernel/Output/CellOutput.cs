using NeuroRepl.Kernel.Comms;
using NeuroRepl.Kernel.Messages;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Display;

namespace NeuroRepl.Kernel.Output;

/// <summary>Where one execution's text and pictures go: to iopub, under the header of the request they belong to, even long after the cell has ended.</summary>
internal sealed class CellOutput : IOutput, IInput, ISliders
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly Lock _gate = new();
    private readonly PrintedText _printed;
    private readonly Front _front;
    private readonly Request _request;
    private bool _isTimed;

    /// <param name="request">The execute request.</param>
    /// <param name="front">What all cells share.</param>
    /// <param name="isSilent">Whether nothing may be heard of it.</param>
    public CellOutput(Request request, Front front, bool isSilent)
    {
        (_request, _front, IsSilent) = (request, front, isSilent);
        Key = request.Message.Metadata.Text("cellId") ?? request.Content.Text("code") ?? "";
        _printed = new PrintedText(front.Allowance, (stream, text) => front.Iopub.Publish("stream", request.Header, Contents.Stream(stream, text)));
    }

    /// <summary>Whether nothing may be heard of this execution.</summary>
    public bool IsSilent { get; }

    /// <summary>What tells the cell from others: the notebook's name for it, or its code where the client does not say the name.</summary>
    public string Key { get; }

    /// <summary>Whether this execution has brought the library that draws figures.</summary>
    public bool HasLibrary { get; set; }

    /// <summary>Whether this execution has brought the viewer of brains.</summary>
    public bool HasViewer { get; set; }

    /// <summary>The number that its result carries.</summary>
    public int Number { get; set; }

    /// <summary>Its result as plain text, for the history; null where it had none.</summary>
    public string? ResultText { get; private set; }

    /// <summary>The token that stops it.</summary>
    public CancellationToken Interrupt { get; init; }

    /// <inheritdoc/>
    public void Write(OutputStream stream, string text)
    {
        if (IsSilent || text.Length == 0) { return; }

        lock (_gate)
        {
            _printed.Add(stream, text);
            if (_isTimed || !_printed.IsWaiting) { return; }

            _isTimed = true;
            _ = FlushAfterAsync(Pause);
        }
    }

    /// <inheritdoc/>
    public void Display(MimeBundle bundle, string? id = null)
    {
        if (IsSilent) { return; }

        if (ClearRequest.Of(bundle) is { } clear) { Publish("clear_output", clear); }
        else if (id is null) { Publish("display_data", Data(bundle, id)); }
        else { Publish(_front.Places.IsToBeReplaced(id, this) ? "update_display_data" : "display_data", Data(bundle, id)); }
    }

    /// <inheritdoc/>
    public void Result(MimeBundle bundle)
    {
        ResultText = bundle.Text;
        if (!IsSilent) { Publish("execute_result", Data(bundle, null, Number)); }
    }

    /// <summary>Sends a message of any type that belongs to this execution, after all that was printed before.</summary>
    public void Publish(string type, ReadOnlyMemory<byte> content)
    {
        if (IsSilent) { return; }

        lock (_gate)
        {
            _printed.Finish();
            _front.Allowance.Take(content.Length);
            _front.Iopub.Publish(type, _request.Header, content);
        }
    }

    /// <summary>Sends what was printed and not sent yet; the cell is over.</summary>
    public void Finish()
    {
        lock (_gate) { _printed.Finish(); }
    }

    /// <inheritdoc/>
    public string? ReadLine(string prompt, bool isSecret)
    {
        Finish();
        return _front.Questions.Ask(_request, prompt, isSecret, Interrupt);
    }

    /// <inheritdoc/>
    public void Show(Slider slider)
    {
        if (!IsSilent) { new SliderWidget(slider, this, _front.Comms, _request.Header).Show(); }
    }

    private ReadOnlyMemory<byte> Data(MimeBundle bundle, string? id, int? number = null) => Contents.Data(_front.Forms.Of(bundle, this), id, number);

    private async Task FlushAfterAsync(TimeSpan pause)
    {
        await Task.Delay(pause).ConfigureAwait(false);
        lock (_gate)
        {
            _isTimed = false;
            _printed.Send();
            if (!_printed.IsWaiting) { return; }

            // What was left out is told when the flood has ended, also where the cell ended before.
            _isTimed = true;
            _ = FlushAfterAsync(TimeSpan.FromSeconds(1));
        }
    }
}
