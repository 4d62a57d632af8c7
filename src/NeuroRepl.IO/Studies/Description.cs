using System.Text.Json;
using NeuroRepl.Domain.Studies;

namespace NeuroRepl.IO.Studies;

/// <summary>What dataset_description.json says: the name, and under "NeuroRepl" whether the data are simulated and which arms there are.</summary>
internal sealed record Description(string Name, bool IsSimulated, IReadOnlyList<Arm> Arms)
{
    /// <summary>Whether it is the output of a program, as fMRIPrep's own folder.</summary>
    public bool IsDerivative { get; private init; }

    public static Description Read(string folder, List<string> notes)
    {
        var path = System.IO.Path.Combine(folder, "dataset_description.json");
        var folderName = System.IO.Path.GetFileName(folder);
        if (!File.Exists(path))
        {
            notes.Add("there is no dataset_description.json; the study is named after its folder");
            return new(folderName, false, []);
        }

        using var document = JsonText.Document(path);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) { throw new FileProblem(path, "it is JSON, but not an object.", "BIDS wants {\"Name\": …, \"BIDSVersion\": …} there."); }

        var own = root.TryGetProperty("NeuroRepl", out var value) && value.ValueKind == JsonValueKind.Object ? value : default;
        return new(
            Text(root, "Name") ?? folderName,
            own.ValueKind == JsonValueKind.Object && own.TryGetProperty("Simulated", out var simulated) && simulated.ValueKind == JsonValueKind.True,
            own.ValueKind == JsonValueKind.Object && own.TryGetProperty(nameof(Arms), out var arms) && arms.ValueKind == JsonValueKind.Array ? [.. arms.EnumerateArray().Select(arm => Arm(path, arm))] : [])
        {
            IsDerivative = Text(root, "DatasetType") == "derivative" || root.TryGetProperty("GeneratedBy", out _) || root.TryGetProperty("PipelineDescription", out _),
        };
    }

    private static Arm Arm(string path, JsonElement arm) => arm.ValueKind switch
    {
        JsonValueKind.String => new(arm.GetString()!, ""),
        JsonValueKind.Object when Text(arm, "Name") is { } name => new(name, Text(arm, "Description") ?? ""),
        _ => throw new FileProblem(path, $"an arm is {arm.GetRawText()}.", "Write each arm as {\"Name\": \"high\", \"Description\": \"what was given\"}."),
    };

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
