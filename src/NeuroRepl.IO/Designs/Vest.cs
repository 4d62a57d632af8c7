using System.Globalization;
using System.Text;

namespace NeuroRepl.IO.Designs;

/// <summary>FSL's VEST text: lines of "/Keyword value", then "/Matrix" and the numbers, row after row.</summary>
internal sealed class Vest
{
    private readonly Dictionary<string, (string Value, int Line)> _fields = new(StringComparer.OrdinalIgnoreCase);

    private Vest(string path) => Path = path;

    public string Path { get; }

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    /// <summary>The numbers, row after row.</summary>
    public double[] Values { get; private set; } = [];

    public double this[int row, int column] => Values[(row * Columns) + column];

    /// <summary>What stands behind a keyword; nothing where it is not there.</summary>
    public string? Field(string name) => _fields.TryGetValue(name, out var field) ? field.Value : null;

    /// <param name="path">The file.</param>
    /// <param name="rowsField">The keyword that says how many rows there are: NumPoints of designs and groups, NumContrasts of contrasts and F tests.</param>
    public static Vest Read(string path, string rowsField)
    {
        var whole = DataPath.Resolve(path);
        var lines = TextFile.ReadOld(whole).Split('\n');
        var vest = new Vest(whole);
        var line = vest.ReadFields(lines);
        vest.ReadMatrix(lines, line, rowsField);
        return vest;
    }

    /// <summary>The text of a file.</summary>
    /// <param name="fields">Keywords and their values, in order.</param>
    /// <param name="rows">The numbers.</param>
    public static string Text(IEnumerable<(string Key, string Value)> fields, IEnumerable<IEnumerable<double>> rows)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in fields) { text.Append('/').Append(key).Append('\t').Append(value).Append('\n'); }

        text.Append("\n/Matrix\n");
        foreach (var row in rows) { text.AppendJoin('\t', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture))).Append('\n'); }

        return text.ToString();
    }

    /// <summary>The spread of each column, as FSL writes it into PPheights: the highest less the lowest.</summary>
    public static string Spreads(IEnumerable<IEnumerable<double>> columns) =>
        string.Join('\t', columns.Select(column => column.ToArray()).Select(column => (column.Max() - column.Min()).ToString("0.000000e+00", CultureInfo.InvariantCulture)));

    private int ReadFields(string[] lines)
    {
        for (var n = 0; n < lines.Length; n++)
        {
            var text = lines[n].Trim();
            if (text.Length == 0) { continue; }

            if (text[0] != '/') { throw FileProblem.InText(Path, "the line", $"\"{Short(text)}\"", n + 1, 1, "a keyword such as /NumWaves or /Matrix is expected before the numbers", "Check that it is a file of FSL's (.mat, .con, .fts or .grp)."); }

            var parts = text[1..].Split((char[])[' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length > 0 && parts[0].Equals("Matrix", StringComparison.OrdinalIgnoreCase)) { return n + 1; }

            if (parts.Length > 0) { _fields[parts[0]] = (parts.Length > 1 ? parts[1] : "", n + 1); }
        }

        throw new FileProblem(Path, "there is no line /Matrix, behind which the numbers stand.", "Check that it is a file of FSL's (.mat, .con, .fts or .grp).");
    }

    private void ReadMatrix(string[] lines, int first, string rowsField)
    {
        var values = new List<double>();
        for (var n = first; n < lines.Length; n++)
        {
            var words = lines[n].Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) { continue; }

            if (Rows > 0 && words.Length != Columns) { throw FileProblem.InText(Path, "the row", $"of {words.Length} numbers", n + 1, 1, $"the row before has {Columns}", "Write as many numbers in each row."); }

            Columns = words.Length;
            foreach (var (at, word) in words.Index())
            {
                if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                {
                    throw FileProblem.InText(Path, $"number {at + 1} of the row", $"\"{Short(word)}\"", n + 1, lines[n].IndexOf(word, StringComparison.Ordinal) + 1, "a finite number is expected", "Write numbers with a decimal point.");
                }

                values.Add(value);
            }

            Rows++;
        }

        if (Rows == 0) { throw new FileProblem(Path, "no number stands behind /Matrix.", FileProblem.Refetch); }

        Values = [.. values];
        Agree("NumWaves", Columns, "columns");
        Agree(rowsField, Rows, "rows");
    }

    private void Agree(string field, int found, string what)
    {
        if (!_fields.TryGetValue(field, out var said)) { return; }

        if (!double.TryParse(said.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var count) || count != found)
        {
            throw FileProblem.InText(Path, $"/{field}", Short(said.Value), said.Line, 1, $"the matrix has {found} {what}", "Correct the number, or the matrix.");
        }
    }

    private static string Short(string text) => text.Length <= 30 ? text : $"{text[..30]}…";
}
