using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroRepl.Domain.Receptors;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO;

namespace NeuroRepl.Simulation.Studies;

/// <summary>A folder that a dataset is written into; makes the folders that a path names, and writes the same bytes every time.</summary>
internal sealed class DatasetFolder(string root)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Write(string path, string text) => File.WriteAllText(At(path), text.ReplaceLineEndings("\n"));

    public void Write(string path, JsonObject json) => Write(path, json.ToJsonString(Readable) + "\n");

    public void Write(string path, Table table) => table.Save(At(path));

    public void Write(string path, Spectrum spectrum) => spectrum.Save(At(path));

    public void Write(string path, BasisSet basis) => basis.Save(At(path));

    public void Write(ReceptorAtlas atlas) => atlas.Save(root);

    /// <summary>The text of a file that lies beside the source, with {{names}} filled in.</summary>
    public static string Template(string name, params (string Name, string Value)[] values)
    {
        using var stream = typeof(DatasetFolder).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return values.Aggregate(reader.ReadToEnd(), (text, value) => text.Replace($"{{{{{value.Name}}}}}", value.Value, StringComparison.Ordinal));
    }

    private string At(string path)
    {
        var whole = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        return whole;
    }
}
