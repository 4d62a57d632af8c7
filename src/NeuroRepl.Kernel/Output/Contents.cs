using System.Text.Json;
using NeuroRepl.Kernel.Messages;
using NeuroRepl.Scripting;

namespace NeuroRepl.Kernel.Output;

/// <summary>The contents of the messages that carry output.</summary>
internal static class Contents
{
    public static ReadOnlyMemory<byte> Stream(OutputStream stream, string text) => Json.Object(json =>
    {
        json.WriteString("name", stream == OutputStream.StandardOutput ? "stdout" : "stderr");
        json.WriteString("text", text);
    });

    public static ReadOnlyMemory<byte> Input(string code, int number) => Json.Object(json =>
    {
        json.WriteString("code", code);
        json.WriteNumber("execution_count", number);
    });

    public static ReadOnlyMemory<byte> Error(string name, string text, IEnumerable<string> traceback) => Json.Object(json =>
    {
        json.WriteString("ename", name);
        json.WriteString("evalue", text);
        json.WriteTexts("traceback", traceback);
    });

    /// <summary>A value in several forms.</summary>
    /// <param name="id">The name of its place; null for none.</param>
    /// <param name="number">The number of the execution whose result it is; null for a display.</param>
    public static ReadOnlyMemory<byte> Data(IReadOnlyDictionary<string, string> forms, string? id, int? number) => Json.Object(json =>
    {
        Forms(json, forms);
        json.WriteObject("metadata", static _ => { });
        json.WriteObject("transient", transient =>
        {
            if (id is not null) { transient.WriteString("display_id", id); }
        });
        if (number is { } n) { json.WriteNumber("execution_count", n); }
    });

    /// <summary>The member "data": JSON as it is, everything else as text.</summary>
    public static void Forms(Utf8JsonWriter json, IReadOnlyDictionary<string, string> forms) => json.WriteObject("data", data =>
    {
        foreach (var (type, content) in forms)
        {
            data.WritePropertyName(type);
            if (type.EndsWith("json", StringComparison.Ordinal)) { data.WriteRawValue(content); }
            else { data.WriteStringValue(content); }
        }
    });
}
