using System.Collections;
using System.Text.Json;

namespace NeuroRepl.Figures.Plotly;

/// <summary>A JSON object in the making: names in the order they were set, dotted names as objects within.</summary>
internal sealed class Attributes
{
    private readonly List<KeyValuePair<string, object?>> _entries = [];

    public object? this[string dotted]
    {
        set
        {
            var dot = dotted.IndexOf('.', StringComparison.Ordinal);
            if (dot > 0) { Within(dotted[..dot])[dotted[(dot + 1)..]] = value; }
            else { Put(dotted, value); }
        }
    }

    public Attributes With(IReadOnlyDictionary<string, object?> extra)
    {
        foreach (var (name, value) in extra) { this[name] = value; }
        return this;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in _entries)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    private Attributes Within(string name)
    {
        var index = _entries.FindIndex(e => e.Key == name);
        if (index >= 0 && _entries[index].Value is Attributes known) { return known; }

        var fresh = new Attributes();
        Put(name, fresh);
        return fresh;
    }

    private void Put(string name, object? value)
    {
        var index = _entries.FindIndex(e => e.Key == name);
        if (index >= 0) { _entries[index] = new(name, value); }
        else { _entries.Add(new(name, value)); }
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case double number: WriteNumber(json, number); break;
            case IConvertible number and not Enum: WriteNumber(json, number.ToDouble(null)); break;
            case Attributes nested: nested.Write(json); break;
            case AxisValues { RawNumbers: { } numbers }: WriteNumbers(json, numbers); break;
            case AxisValues { RawTexts: { } texts }: WriteArray(json, texts); break;
            case double[] numbers: WriteNumbers(json, numbers); break;
            case IReadOnlyDictionary<string, object?> entries: new Attributes().With(entries).Write(json); break;
            case IEnumerable items: WriteArray(json, items); break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }

    private static void WriteArray(Utf8JsonWriter json, IEnumerable items)
    {
        json.WriteStartArray();
        foreach (var item in items) { WriteValue(json, item); }
        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, double[] numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers) { WriteNumber(json, number); }
        json.WriteEndArray();
    }

    // JSON has neither NaN nor infinity; plotly reads null as a gap.
    private static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number)) { json.WriteNumberValue(number); }
        else { json.WriteNullValue(); }
    }
}
