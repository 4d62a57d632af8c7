using System.Buffers;
using System.Buffers.Text;
using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NeuroRepl.Figures.Plotly;

/// <summary>Values as plotly's JSON; long arrays of numbers as packed bytes, which are a third of the size and need no parsing.</summary>
/// <param name="arePacked">Whether long arrays are packed; texts of numbers otherwise.</param>
internal sealed class JsonForm(Utf8JsonWriter json, bool arePacked)
{
    private const int Long = 1000;

    public void Write(object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case double number: WriteNumber(number); break;
            case Enum member: Write(PlotlyValuesAttribute.Of(member)); break;
            case IConvertible number and not DateTime: WriteNumber(number.ToDouble(null)); break;
            case Attributes nested: WriteObject(nested); break;
            case PlotlyPart part: WriteObject(new Attributes().With(part)); break;
            case IPlotlyValue standing: Write(standing.Json); break;
            case AxisValues { RawNumbers: { } numbers }: WriteNumbers(numbers); break;
            case AxisValues { RawTexts: { } texts }: WriteArray(texts); break;
            case double[] numbers: WriteNumbers(numbers); break;
            case IReadOnlyList<IReadOnlyList<double>> rows: WriteRows(rows); break;
            case IReadOnlyDictionary<string, object?> entries: WriteObject(new Attributes().With(entries)); break;
            case ITuple tuple: WriteArray(Enumerable.Range(0, tuple.Length).Select(i => tuple[i])); break;
            case IEnumerable items: WriteArray(items); break;
            default: json.WriteStringValue(AxisValues.AsText(value)); break;
        }
    }

    private void WriteObject(Attributes attributes)
    {
        json.WriteStartObject();
        foreach (var (name, value) in attributes.Entries)
        {
            json.WritePropertyName(name);
            Write(value);
        }

        json.WriteEndObject();
    }

    private void WriteArray(IEnumerable items)
    {
        json.WriteStartArray();
        foreach (var item in items) { Write(item); }
        json.WriteEndArray();
    }

    private void WriteNumbers(double[] numbers)
    {
        if (arePacked && numbers.Length > Long)
        {
            WritePacked(numbers, shape: null);
            return;
        }

        json.WriteStartArray();
        foreach (var number in numbers) { WriteNumber(number); }
        json.WriteEndArray();
    }

    private void WriteRows(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        var columns = rows.Count == 0 ? 0 : rows[0].Count;
        if (arePacked && rows.Count * columns > Long && rows.All(row => row.Count == columns)) { WritePacked([.. rows.SelectMany(row => row)], $"{rows.Count}, {columns}"); }
        else { WriteArray(rows); }
    }

    private void WritePacked(double[] numbers, string? shape)
    {
        json.WriteStartObject();
        if (AreWhole(numbers)) { WriteBytes("i4", MemoryMarshal.AsBytes<int>(Array.ConvertAll(numbers, number => (int)number))); }
        else { WriteBytes("f8", MemoryMarshal.AsBytes<double>(Array.TrueForAll(numbers, double.IsFinite) ? numbers : Array.ConvertAll(numbers, number => double.IsFinite(number) ? number : double.NaN))); }
        if (shape is not null) { json.WriteString("shape", shape); }
        json.WriteEndObject();
    }

    private static bool AreWhole(double[] numbers)
    {
        foreach (var number in numbers)
        {
            if (number != (int)number) { return false; }
        }

        return true;
    }

    // Written past the writer's own escaping, which looks at every character; base64 has none that needs it.
    private void WriteBytes(string kind, ReadOnlySpan<byte> bytes)
    {
        var text = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(bytes.Length) + 2);
        Base64.EncodeToUtf8(bytes, text.AsSpan(1), out _, out var written);
        (text[0], text[written + 1]) = ((byte)'"', (byte)'"');
        json.WriteString("dtype", kind);
        json.WritePropertyName("bdata");
        json.WriteRawValue(text.AsSpan(0, written + 2), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(text);
    }

    // JSON has neither NaN nor infinity; plotly reads null as a gap.
    private void WriteNumber(double number)
    {
        if (double.IsFinite(number)) { json.WriteNumberValue(number); }
        else { json.WriteNullValue(); }
    }
}
