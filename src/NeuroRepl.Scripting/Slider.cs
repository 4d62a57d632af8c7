namespace NeuroRepl.Scripting;

/// <summary>A parameter that the user moves, and what is shown for each of its values.</summary>
/// <param name="Name">What it is called beside the slider.</param>
/// <param name="Low">Its lowest value.</param>
/// <param name="High">Its highest value.</param>
/// <param name="Start">Where it stands at first.</param>
/// <param name="Show">What is shown for a value; runs the user's code, and may throw what that throws.</param>
public sealed record Slider(string Name, double Low, double High, double Start, Func<double, MimeBundle> Show)
{
    /// <summary>How far it moves at once: a two-hundredth of its range.</summary>
    public double Step => (High - Low) / 200;
}
