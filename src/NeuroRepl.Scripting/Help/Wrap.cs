namespace NeuroRepl.Scripting.Help;

/// <summary>Running text cut into lines of a width, at blanks.</summary>
internal static class Wrap
{
    /// <summary>The lines; a word longer than the width gets a line of its own.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    yield return line;
                    line = "";
                }

                line = line.Length == 0 ? word : $"{line} {word}";
            }

            if (line.Length > 0) { yield return line; }
        }
    }
}
