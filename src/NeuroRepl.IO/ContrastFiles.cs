using System.Globalization;
using NeuroRepl.Domain.Designs;
using NeuroRepl.IO.Designs;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO;

/// <summary>Opens and saves contrasts in FSL's VEST text (.con).</summary>
public static class ContrastFiles
{
    extension(Contrast)
    {
        /// <summary>Opens the contrasts of a design (.con), each written with the design's names: "ev1 - ev2".</summary>
        /// <param name="path">The file.</param>
        /// <param name="design">The design that they are of.</param>
        /// <exception cref="FileProblem">The file is missing, is no VEST text, or has another number of columns than the design.</exception>
        public static IReadOnlyList<Contrast> Open(string path, DesignMatrix design)
        {
            if (!FileKind.Is(path, ".con")) { throw FileKind.Wrong(path, "contrasts", ".con"); }

            var vest = Vest.Read(path, "NumContrasts");
            if (vest.Columns != design.Columns) { throw new FileProblem(vest.Path, $"it has contrasts of {vest.Columns} columns; the design has {design.Columns}.", "Open the .con that belongs to this .mat."); }

            return [.. Enumerable.Range(0, vest.Rows).Select(row => design.Contrast(Words(vest, row, design.Names)))];
        }
    }

    /// <summary>Saves contrasts as .con, each under its text as /ContrastName.</summary>
    /// <param name="contrasts">Contrasts of one design.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
    public static void Save(this IReadOnlyList<Contrast> contrasts, string path)
    {
        if (!FileKind.Is(path, ".con")) { throw FileKind.Wrong(path, "the name of contrasts", ".con"); }

        Guard.NotEmpty(contrasts);
        foreach (var contrast in contrasts) { Guard.SameLength(contrast.Weights.Count, contrasts[0].Weights.Count, $"the number of columns of {contrast}", $"that of {contrasts[0]}"); }

        var ones = string.Join('\t', contrasts.Select(_ => "1.000000e+00"));
        AtomicFile.WriteText(path, Vest.Text(
            [
                .. contrasts.Select((contrast, n) => ($"ContrastName{n + 1}", contrast.Text)),
                ("NumWaves", Number(contrasts[0].Weights.Count)), ("NumContrasts", Number(contrasts.Count)), ("PPheights", ones), ("RequiredEffect", ones),
            ],
            contrasts.Select(contrast => contrast.Weights)));
    }

    private static string Words(Vest vest, int row, IReadOnlyList<string> names)
    {
        var terms = Enumerable.Range(0, vest.Columns).Where(column => vest[row, column] != 0).Select(column => (Weight: vest[row, column], Name: IsWord(names[column]) ? names[column] : $"`{names[column]}`")).ToArray();
        if (terms.Length == 0) { throw new FileProblem(vest.Path, $"contrast {row + 1} has zeros only, so it tests nothing.", "Take it out of the file."); }

        return string.Concat(terms.Select((term, n) =>
        {
            var size = Math.Abs(term.Weight) == 1 ? term.Name : $"{Math.Abs(term.Weight).ToString("R", CultureInfo.InvariantCulture)}*{term.Name}";
            return (n, term.Weight > 0) switch { (0, true) => size, (0, false) => $"-{size}", (_, true) => $" + {size}", _ => $" - {size}" };
        }));
    }

    private static bool IsWord(string name) => name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_');

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
