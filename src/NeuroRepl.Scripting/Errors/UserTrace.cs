using System.Diagnostics;
using System.Text;

namespace NeuroRepl.Scripting.Errors;

/// <summary>A stack trace that ends at the user's cell: what runs cells is not in it.</summary>
internal static class UserTrace
{
    private const int MostFrames = 60;

    public static string Of(Exception exception)
    {
        var text = new StringBuilder($"{exception.GetType().Name}: {exception.Message}\n");
        var frames = FramesOf(exception);
        var last = Array.FindLastIndex(frames, static frame => frame.Path is { } path && path.StartsWith("In[", StringComparison.Ordinal));
        var lines = frames.Take(last < 0 ? frames.Length : last + 1).Select(Line).OfType<string>().ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == 0 || lines[i] != lines[i - 1]) { text.Append($"  at {lines[i]}\n"); }
            else if (i == 1 || lines[i] != lines[i - 2]) { text.Append("  …\n"); }
        }

        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException) { text.Append($"  because of {inner.GetType().Name}: {inner.Message}\n"); }

        return text.ToString();
    }

    /// <summary>The frames with their lines; of a runaway recursion only the outermost, for there may be a hundred thousand.</summary>
    public static UserFrame[] FramesOf(Exception exception)
    {
        var count = new StackTrace(exception, fNeedFileInfo: false).FrameCount;
        return Array.ConvertAll(new StackTrace(exception, Math.Max(0, count - MostFrames), fNeedFileInfo: true).GetFrames(), UserFrame.Of);
    }

    private static string? Line(UserFrame frame)
    {
        if (frame.Method is not { } method || method.DeclaringType is not { } type) { return null; }

        if (type.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices" || method.Name is "ThrowIfRequested") { return null; }

        var path = frame.Path;
        var place = path is null ? "" : $" in {(path.StartsWith("In[", StringComparison.Ordinal) ? path.Replace("In[", "In [", StringComparison.Ordinal) : Path.GetFileName(path))}, line {frame.Line}";
        return $"{Name(type.Name, method.Name)}{place}";
    }

    /// <summary>Names as written: the compiler puts lambdas, local functions and async bodies into types and methods of its own.</summary>
    private static string Name(string type, string method)
    {
        if (type.StartsWith("Submission#", StringComparison.Ordinal)) { return Inner(method) ?? method; }

        if (type.StartsWith("<<Initialize>>", StringComparison.Ordinal)) { return "the cell"; }

        if (method.StartsWith("<<Initialize>>b__", StringComparison.Ordinal)) { return "a lambda"; }

        if (type.StartsWith('<')) { return Inner(type) is { Length: > 0 } outer ? outer : Inner(method) is { Length: > 0 } name ? $"a lambda of {name.Trim('<', '>')}" : "a lambda"; }

        return $"{type.Split('`')[0]}.{method}";
    }

    private static string? Inner(string generated)
    {
        var local = generated.IndexOf("g__", StringComparison.Ordinal);
        if (local >= 0) { return generated[(local + 3)..].Split('|')[0]; }

        var end = generated.IndexOf('>', StringComparison.Ordinal);
        return generated.StartsWith('<') && end > 0 ? generated[1..end] : null;
    }
}
