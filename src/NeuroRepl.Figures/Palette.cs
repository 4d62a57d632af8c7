namespace NeuroRepl.Figures;

/// <summary>Colours that people with any colour vision can tell apart, as CSS texts.</summary>
/// <remarks>Okabe and Ito (2008), "Color universal design"; yellow last, being weak on white.</remarks>
public static class Palette
{
    /// <summary>Blue.</summary>
    public const string Blue = "#0072B2";

    /// <summary>Vermillion, a red that stays apart from green.</summary>
    public const string Vermillion = "#D55E00";

    /// <summary>Bluish green.</summary>
    public const string Green = "#009E73";

    /// <summary>Reddish purple.</summary>
    public const string Purple = "#CC79A7";

    /// <summary>Orange.</summary>
    public const string Orange = "#E69F00";

    /// <summary>Sky blue.</summary>
    public const string Sky = "#56B4E9";

    /// <summary>A middle grey, for what stands back.</summary>
    public const string Grey = "#646B77";

    /// <summary>Yellow.</summary>
    public const string Yellow = "#F0E442";

    /// <summary>The colour of the text: dark on a light page, light on a dark one, the terminal's own at a terminal.</summary>
    public const string Ink = "#1F2430";

    /// <summary>The order in which traces without a colour of their own take theirs.</summary>
    public static IReadOnlyList<string> Series { get; } = [Blue, Vermillion, Green, Purple, Orange, Sky, Grey, Yellow];
}
