using NeuroRepl.Domain.Receptors;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Studies;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.IO;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Display;
using NeuroRepl.Scripting.Help;
using NeuroRepl.Views;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>What every script finds at hand: the study with its sessions, spectra and contrasts, the receptor catalogue, and a few calls.</summary>
/// <remarks>Nothing is read before it is asked for. <c>sessions</c>, <c>spectra</c> and <c>contrasts</c> follow <c>study</c> until they are set themselves.</remarks>
public sealed partial class Workspace : IWorkspaceHost
{
    private readonly HelpDesk _help = new(ScriptSurface.DocumentedAssemblies);
    private readonly List<(int Number, string Code)> _submissions = [];
    private Study? _study;
    private Study? _embedded;
    private ReceptorCatalogue? _receptors;
    private ReceptorCatalogue? _catalogue;
    private IReadOnlyList<Session>? _sessions;
    private IReadOnlyList<ArmContrast>? _contrasts;
    private IReadOnlyList<Spectrum>? _spectra;
    private IOutput _output = NoOutput.Instance;
    private Func<string, bool> _openInBrowser = _ => false;
    private Func<IReadOnlyList<Variable>> _variables = () => [];
    private ISessionKeeper? _keeper;
    private IFigureImages? _images;

    /// <summary>The study at hand: the embedded simulated one until you set another, <c>study = Study.Open("folder")</c>.</summary>
    public Study study { get => _study ?? (_embedded ??= EmbeddedStudy.Open()); set => _study = value; }

    /// <summary>All sessions of the study.</summary>
    public IReadOnlyList<Session> sessions { get => _sessions ?? study.Sessions; set => _sessions = value; }

    /// <summary>The study's averaged spectra with their water references, each read when it is first asked for.</summary>
    public IReadOnlyList<Spectrum> spectra { get => _spectra ?? study.Spectra; set => _spectra = value; }

    /// <summary>Every pair of the study's arms, later minus earlier.</summary>
    public IReadOnlyList<ArmContrast> contrasts { get => _contrasts ?? study.Contrasts; set => _contrasts = value; }

    /// <summary>Which receptor maps there are for ketamine's targets, and where.</summary>
    public ReceptorCatalogue receptors { get => _receptors ?? (_catalogue ??= new ReceptorCatalogue()); set => _receptors = value; }

    /// <summary>The last error of the session, for <c>Help(error)</c>; null where there was none.</summary>
    public ErrorCard? error { get; private set; }

    /// <summary>How types look; a view of your own goes before the built-in one.</summary>
    /// <example><code>Views.Register&lt;Subject&gt;(s => new Card(s.Id));</code></example>
    public ViewRegistry Views { get; } = ViewRegistry.WithDefaults();

    /// <summary>The arguments that came after the script's name on the command line.</summary>
    public IReadOnlyList<string> Args { get; private set; } = [];

    /// <summary>Explains: <c>Help()</c> is a tour, <c>Help("TFCE")</c> a topic or name, <c>Help(x)</c> what x is and can do, <c>Help(error)</c> the last error.</summary>
    /// <param name="about">A text to look up, an object, a type, a method without its parentheses, or an error.</param>
    /// <example><code>Help("fit spectrum")</code></example>
    public HelpPage Help(object? about = null) => _help.Ask(about);

    /// <summary>Shows a value now, in the best form that the front end has.</summary>
    /// <param name="value">Anything; a figure, a table or a result at its best.</param>
    /// <param name="id">A name for the place; the same name again replaces what was shown there, where the front end can.</param>
    /// <example><code>Display(spectra[0].Plot())</code></example>
    public void Display(object? value, string? id = null) => _output.Display(MimeBundles.Of(value, Views, _images), id);

    /// <summary>Opens a figure in the browser; where there is none, prints the path of the page that was written.</summary>
    /// <param name="figure">What to look at.</param>
    public void Show(Figure figure)
    {
        var path = FigurePage.Write(figure);
        if (!_openInBrowser(path)) { _output.Write(OutputStream.StandardOutput, $"The figure is in {path}\n"); }
    }

    /// <summary>Shows what a parameter does: a slider in a notebook, and below it what belongs to its value. Elsewhere, what belongs to its first value.</summary>
    /// <param name="name">What the parameter is called.</param>
    /// <param name="low">Its lowest value.</param>
    /// <param name="high">Its highest value.</param>
    /// <param name="show">What to show for a value: a figure, a table, a number.</param>
    /// <param name="start">Where it stands at first; in the middle if left out.</param>
    /// <exception cref="ArgumentMistake">There is nothing between the lowest and the highest value.</exception>
    /// <example><code>Slide("phase", -180, 180, degrees => Chart.Line(Enumerable.Range(0, 200).Select(i => Math.Cos(i / 9.0 + degrees * Math.PI / 180))))</code></example>
    public void Slide(string name, double low, double high, Func<double, object?> show, double? start = null)
    {
        if (!(low < high) || !double.IsFinite(high - low)) { throw new ArgumentMistake($"A slider from {low} to {high} cannot be moved.", "Give the lowest value first, then a higher one."); }

        var slider = new Slider(name, low, high, Math.Clamp(start ?? ((low + high) / 2), low, high), value => MimeBundles.Of(show(value), Views, _images));
        if (_output is ISliders front) { front.Show(slider); }
        else { _output.Display(slider.Show(slider.Start)); }
    }

    /// <summary>Asks for a line: in the notebook's own box, or at the terminal. Null at the end of the input.</summary>
    /// <param name="prompt">What is asked.</param>
    /// <param name="isSecret">Whether a notebook hides what is typed, as for a password.</param>
    public string? Ask(string prompt, bool isSecret = false)
    {
        if (_output is IInput input) { return input.ReadLine(prompt, isSecret); }

        _output.Write(OutputStream.StandardOutput, prompt);
        return Engine.ConsoleRouting.ReadLine();
    }

    /// <summary>Empties the screen, or the cell's output in a notebook.</summary>
    /// <param name="wait">Whether to wait until something comes in its place: what is shown again and again does not flicker.</param>
    public void ClearOutput(bool wait = false) => _output.Display(wait ? MimeBundles.ClearSoon : MimeBundles.Clear);

    /// <summary>Takes the last cell back: what it declared is gone, and variables that it set anew have their values again.</summary>
    /// <remarks>Not taken back: files, loaded packages, and what changed inside objects. Values of variables are held for one cell; declarations go back to the first.</remarks>
    /// <param name="cells">How many cells.</param>
    /// <exception cref="NeuroReplException">There are not so many.</exception>
    public Card Undo(int cells = 1) => Keeper.Undo(cells);

    /// <summary>Runs the cells of an earlier session again, after one that crashed, say: those that ran well, up to the first that fails now.</summary>
    /// <param name="log">The earlier session's log; the last of this prompt or notebook if left out.</param>
    /// <exception cref="NeuroReplException">There is no earlier session.</exception>
    public void Resume(string? log = null) => Keeper.Resume(log);

    /// <summary>Walks through items and shows how far it is, with rate and time left; stops at Ctrl+C.</summary>
    /// <param name="items">What to walk through.</param>
    /// <param name="what">What is being done, in a few words.</param>
    /// <example><code>foreach (var subject in Progress(study.Subjects, "looking")) { _ = subject.Sessions.Count; }</code></example>
    public IEnumerable<T> Progress<T>(IEnumerable<T> items, string what = "working")
    {
        var list = items as IReadOnlyCollection<T> ?? [.. items];
        var done = 0;
        foreach (var item in list)
        {
            Work.Report(what, done, list.Count);
            yield return item;
            done++;
        }

        Work.Report(what, list.Count, list.Count);
    }

    /// <summary>Says by hand how far a computation is.</summary>
    /// <param name="done">Steps finished.</param>
    /// <param name="total">Steps in all.</param>
    /// <param name="what">What is being done, in a few words.</param>
    public void Progress(long done, long total, string what = "working") => Work.Report(what, done, total);

    /// <summary>The session's variables: name, type and what they hold.</summary>
    public Table Who() => VariableTable.Of(_variables(), Views);

    /// <summary>Writes the session's submissions that ran as a script or a notebook that can be run again.</summary>
    /// <param name="path">Where to: "session.csx" or "session.ipynb".</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentMistake">The folder is not there, or the name is neither a script's nor a notebook's.</exception>
    public string Save(string path = "session.csx") => SessionScript.Write(path, [.. _submissions.Select(static submission => submission.Code)]);

    private ISessionKeeper Keeper => _keeper ?? throw new NeuroReplException("Nothing keeps the cells here.", "Undo() and Resume() are for a prompt and for notebooks.");

    IOutput IWorkspaceHost.Output { get => _output; set => _output = value; }

    IReadOnlyList<string> IWorkspaceHost.Arguments { set => Args = value; }

    Func<string, bool> IWorkspaceHost.OpenInBrowser { set => _openInBrowser = value; }

    Func<IReadOnlyList<Variable>> IWorkspaceHost.Variables { set => _variables = value; }

    ISessionKeeper IWorkspaceHost.Keeper { set => _keeper = value; }

    IFigureImages? IWorkspaceHost.Images { get => _images; set => _images = value; }

    WorkspaceSettings IWorkspaceHost.Settings
    {
        get => new(_study, _sessions, _spectra, _contrasts, _receptors);
        set => (_study, _sessions, _spectra, _contrasts, _receptors) = (value.Study, value.Sessions, value.Spectra, value.Contrasts, value.Receptors);
    }

    void IWorkspaceHost.Remember(int number, string code) => _submissions.Add((number, code));

    void IWorkspaceHost.Forget(IReadOnlyList<int> numbers) => _submissions.RemoveAll(submission => numbers.Contains(submission.Number));

    void IWorkspaceHost.Remember(ErrorCard error) => this.error = error;
}
