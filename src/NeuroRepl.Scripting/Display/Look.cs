using NeuroRepl.Figures;
using NeuroRepl.Scripting.Help;
using NeuroRepl.Views;

namespace NeuroRepl.Scripting.Display;

/// <summary>What a value is shown as: itself where it is made to be looked at, the card of its view, or else text.</summary>
public static class Look
{
    /// <summary>A <see cref="Figure"/>, <see cref="Card"/>, <see cref="Grid"/>, <see cref="HelpPage"/> or a text.</summary>
    public static object Of(object? value) => value switch
    {
        Figure or Card or Grid or HelpPage => value,
        ErrorCard error => error.ToText().TrimEnd('\n'),
        null => PlainText.Of(value),
        _ => Registry.CardOf(value) ?? (object)PlainText.Of(value),
    };
}
