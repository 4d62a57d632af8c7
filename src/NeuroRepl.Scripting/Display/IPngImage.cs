namespace NeuroRepl.Scripting.Display;

/// <summary>A value that is a picture: notebooks show its PNG.</summary>
public interface IPngImage
{
    /// <summary>The bytes of a PNG file.</summary>
    byte[] ToPng();
}
