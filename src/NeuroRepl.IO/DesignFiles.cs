using System.Globalization;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO.Designs;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO;

/// <summary>Opens and saves designs, contrasts, F tests and groups in FSL's VEST text, which PALM, randomise and FEAT read.</summary>
public static class DesignFiles
{
    extension(DesignMatrix design)
    {
        /// <summary>Opens a design (.mat): a row an observation. The format holds no names of columns: they are ev1, ev2 … unless given.</summary>
        /// <param name="path">The file.</param>
        /// <param name="names">A name a column.</param>
        /// <exception cref="FileProblem">The file is missing, or is no VEST text; names line and column.</exception>
        public static DesignMatrix Open(string path, params string[] names)
        {
            if (!FileKind.Is(path, ".mat")) { throw FileKind.Wrong(path, "a design", ".mat"); }

            var vest = Vest.Read(path, "NumPoints");
            if (names.Length > 0) { Guard.SameLength(names.Length, vest.Columns, "the number of names", $"that of the columns of {vest.Path}"); }

            return new(names.Length > 0 ? names : [.. Enumerable.Range(1, vest.Columns).Select(n => $"ev{n}")], vest.Values);
        }

        /// <summary>Saves the design as .mat, numbers so that they read back the same.</summary>
        /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
        public void Save(string path)
        {
            if (!FileKind.Is(path, ".mat")) { throw FileKind.Wrong(path, "the name of a design", ".mat"); }

            AtomicFile.WriteText(path, Vest.Text(
                [("NumWaves", Number(design.Columns)), ("NumPoints", Number(design.Rows)), ("PPheights", Vest.Spreads(design.Names.Select(design.Column)))],
                Enumerable.Range(0, design.Rows).Select(design.Row)));
        }
    }

    /// <summary>Opens F tests (.fts): the contrasts that each takes together, ready for <c>PermutationTest(design, texts)</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="contrasts">The contrasts of the .con beside it.</param>
    /// <returns>A list of contrast texts for each F test.</returns>
    /// <exception cref="FileProblem">The file is missing, is no VEST text, is of another number of contrasts, or says anything but 0 and 1.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> OpenFTests(string path, IReadOnlyList<Contrast> contrasts)
    {
        if (!FileKind.Is(path, ".fts")) { throw FileKind.Wrong(path, "F tests", ".fts"); }

        var vest = Vest.Read(path, "NumContrasts");
        if (vest.Columns != contrasts.Count) { throw new FileProblem(vest.Path, $"it chooses among {vest.Columns} contrasts; there are {contrasts.Count}.", "Open the .fts that belongs to this .con."); }

        var odd = Array.FindIndex(vest.Values, value => value is not (0 or 1));
        if (odd >= 0) { throw new FileProblem(vest.Path, $"row {(odd / vest.Columns) + 1} of the matrix has {vest.Values[odd]}; a contrast is in an F test (1) or not (0).", "Write zeros and ones."); }

        return [.. Enumerable.Range(0, vest.Rows).Select(row => (IReadOnlyList<string>)[.. Enumerable.Range(0, vest.Columns).Where(column => vest[row, column] == 1).Select(column => contrasts[column].Text)])];
    }

    /// <summary>Saves F tests as .fts.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tests">For each F test the numbers of its contrasts in the .con, from 0.</param>
    /// <param name="contrasts">How many contrasts the .con has.</param>
    /// <exception cref="ArgumentMistake">A number is that of no contrast.</exception>
    public static void SaveFTests(string path, IReadOnlyList<IReadOnlyList<int>> tests, int contrasts)
    {
        if (!FileKind.Is(path, ".fts")) { throw FileKind.Wrong(path, "the name of F tests", ".fts"); }

        Guard.NotEmpty(tests);
        foreach (var number in tests.SelectMany(test => test)) { Guard.InRange(number, 0, contrasts - 1, "the number of a contrast"); }

        AtomicFile.WriteText(path, Vest.Text(
            [("NumWaves", Number(contrasts)), ("NumContrasts", Number(tests.Count))],
            tests.Select(test => Enumerable.Range(0, contrasts).Select(n => test.Contains(n) ? 1.0 : 0))));
    }

    /// <summary>Opens groups (.grp): a label an observation, for <c>ExchangeabilityBlocks.Within(labels)</c> or <c>VarianceGroups</c>.</summary>
    /// <exception cref="FileProblem">The file is missing, is no VEST text, holds several columns, or a label is no whole number.</exception>
    public static IReadOnlyList<int> OpenGroups(string path)
    {
        if (!FileKind.Is(path, ".grp")) { throw FileKind.Wrong(path, "groups", ".grp"); }

        var vest = Vest.Read(path, "NumPoints");
        if (vest.Columns != 1) { throw new FileProblem(vest.Path, $"it has {vest.Columns} columns: nested blocks of several levels.", "One level is supported: blocks within which scans are exchanged, or whole blocks."); }

        var odd = Array.FindIndex(vest.Values, value => value != Math.Floor(value) || Math.Abs(value) > int.MaxValue);
        return odd < 0 ? [.. vest.Values.Select(value => (int)value)] : throw new FileProblem(vest.Path, $"row {odd + 1} of the matrix is {vest.Values[odd]}; a label is a whole number.", "Number the groups.");
    }

    /// <summary>Saves groups as .grp.</summary>
    /// <param name="labels">A label an observation, for instance those of blocks.</param>
    /// <param name="path">The file.</param>
    public static void SaveGroups(IReadOnlyList<int> labels, string path)
    {
        if (!FileKind.Is(path, ".grp")) { throw FileKind.Wrong(path, "the name of groups", ".grp"); }

        Guard.NotEmpty(labels);
        AtomicFile.WriteText(path, Vest.Text([("NumWaves", "1"), ("NumPoints", Number(labels.Count))], labels.Select(label => (double[])[label])));
    }

    /// <summary>Saves a table as AFNI's 3dLME, 3dLMEr and 3dMVM take it (-dataTable @file): columns divided by blanks, Subj first and InputFile last.</summary>
    /// <param name="scans">A row a scan.</param>
    /// <param name="path">The file: .txt or .1D.</param>
    /// <param name="files">The map of each scan, in the order of the rows.</param>
    /// <exception cref="ArgumentMistake">The table has no subject, a value is missing, or a value or file name has a blank in it.</exception>
    /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
    public static void SaveDataTable(Table scans, string path, IReadOnlyList<string> files)
    {
        if (!FileKind.Is(path, ".txt", ".1d")) { throw FileKind.Wrong(path, "the name of a data table of AFNI's", ".txt, .1D"); }

        Guard.SameLength(files.Count, scans.Count, "the number of files", $"that of the rows of {scans.Name}");
        var subject = scans.Has("subject") ? scans["subject"] : scans["participant_id"];
        string Cell(string column, string text) => text.Length > 0 && !text.Any(char.IsWhiteSpace) && text != "n/a" ? text
            : throw new ArgumentMistake($"The column {column} has \"{text}\"; AFNI divides columns by blanks and knows no missing values.", "Rename it, or leave the row out: scans.Where(…).");
        var others = scans.Columns.Where(column => column != subject).ToArray();
        var lines = Enumerable.Range(0, scans.Count).Select(row => (string[])[Cell("subject", subject.Text(row)), .. others.Select(column => Cell(column.Name, column.Text(row))), Cell("InputFile", files[row])]);
        AtomicFile.WriteText(path, string.Concat(lines.Prepend(["Subj", .. others.Select(column => Cell("name", column.Name)), "InputFile"]).Select(cells => $"{string.Join(' ', cells)}\n")));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
