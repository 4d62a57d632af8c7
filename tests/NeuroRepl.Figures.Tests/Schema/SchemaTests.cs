using System.Reflection;
using System.Text.Json;
using NeuroRepl.Figures.Plotly;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests.Schema;

/// <summary>The typed attributes against the schema that plotly.js ships: all are there, and what they write is what plotly reads.</summary>
public sealed class SchemaTests
{
    private static readonly string[] WrittenByHand = ["scatter", "bar", "box", "heatmap"];

    [Needs("npm")]
    public void Every_trace_of_plotly_can_be_made_with_every_attribute_that_it_has()
    {
        var made = new List<PlotlyTrace>();
        var missing = new List<string>();
        foreach (var trace in PlotSchema.Shipped.Traces.EnumerateObject().Where(t => !WrittenByHand.Contains(t.Name)))
        {
            var type = typeof(PlotlyTrace).Assembly.GetTypes().Single(t => t.IsSubclassOf(typeof(PlotlyTrace)) && ((PlotlyTrace)Activator.CreateInstance(t)!).PlotlyType == trace.Name);
            made.Add((PlotlyTrace)Filled(type, trace.Value.GetProperty("attributes"), trace.Name, missing));
        }

        // The colour of a whole trace is Trace.Color; a map's symbols are icons by any name, which only Extra takes.
        Assert.Empty(missing.Except(["carpet.color", "mesh3d.color", "scattermap.marker.symbol: a value of MarkerSymbol"]));
        Assert.Equal(PlotSchema.Shipped.Traces.EnumerateObject().Count() - WrittenByHand.Length, made.Count);
        Assert.Empty(PlotSchema.Shipped.Faults(Chart.Plot(made).ToPlotlyJson()));
        Assert.InRange(made.Sum(Size), 5000, int.MaxValue);
    }

    [Needs("npm")]
    public void Every_attribute_of_the_layout_can_be_set()
    {
        var missing = new List<string>();
        var all = PlotSchema.Shipped.LayoutAttributes;

        var layout = (Layout)Filled(typeof(Layout), all, "layout", missing);

        Assert.Empty(missing.Except(["layout.computed", "layout.title", "layout.xaxis", "layout.yaxis", "layout.width", "layout.height", "layout.showlegend"]));     // plotly's own notes, and ours in other words
        Assert.Empty(PlotSchema.Shipped.Faults(Chart.Line([1, 2], [3, 4]).WithLayout(layout).ToPlotlyJson()));
    }

    [Needs("npm")]
    public void Every_attribute_of_an_axis_can_be_set()
    {
        var missing = new List<string>();

        var axis = (Axis)Filled(typeof(Axis), PlotSchema.Shipped.LayoutAttributes.GetProperty("xaxis"), "xaxis", missing);

        Assert.Empty(missing.Except(["xaxis.title", "xaxis.range", "xaxis.ticks"]));
        Assert.Empty(PlotSchema.Shipped.Faults(Chart.Line([1, 2], [3, 4]).WithX(axis).ToPlotlyJson()));
    }

    [Needs("npm")]
    public void What_our_own_charts_write_is_what_plotly_reads()
    {
        foreach (var (name, figure) in Samples.All.Concat(TypedCharts.All))
        {
            Assert.True(PlotSchema.Shipped.Faults(figure.ToPlotlyJson()) is [], $"{name}: {string.Join("\n", PlotSchema.Shipped.Faults(figure.ToPlotlyJson()))}");
        }
    }

    [Needs("npm")]
    public void The_validation_finds_what_is_wrong()
    {
        var wrong = Chart.Line([1, 2], [3, 4]).WithTraces([new Scatter([1, 2], [3, 4]) { Extra = new Dictionary<string, object?> { ["line.shape"] = "wavy", ["lime"] = 1, ["opacity"] = 2 } }]);

        Assert.Equivalent(new[] { "data[0](scatter).line.shape cannot be wavy (enumerated)", "data[0](scatter).lime is not an attribute", "data[0](scatter).opacity cannot be 2 (number)" }, PlotSchema.Shipped.Faults(wrong.ToPlotlyJson()));
    }

    [Needs("npm")]
    public void Descriptions_of_the_schema_are_the_docstrings()
    {
        var documented = File.ReadAllText(Path.ChangeExtension(typeof(Figure).Assembly.Location, ".xml"));

        Assert.Contains("P:NeuroRepl.Figures.Plotly.Marker.Size", documented, StringComparison.Ordinal);
        Assert.Contains("Sets the marker size (in px).", documented, StringComparison.Ordinal);
    }

    [Needs("npm")]
    public void The_committed_names_are_those_of_the_pinned_version()
    {
        var web = Repository.At("src", "NeuroRepl.Figures", "web");
        var fresh = Path.GetTempFileName();
        Tools.Run("node", Path.Combine(web, "schema.mjs"), "names", Repository.At("src", "NeuroRepl.Figures", "obj", "web", "plot-schema.json"), fresh);

        Assert.Equal(File.ReadAllText(Path.Combine(web, "plotly-attributes.txt")), File.ReadAllText(fresh));
        File.Delete(fresh);
    }

    // A part with all that the schema says it has, each set through its typed property to the schema's own default or a value of its kind.
    private static PlotlyPart Filled(Type type, JsonElement schema, string path, List<string> missing)
    {
        var part = (PlotlyPart)Activator.CreateInstance(type)!;
        var properties = Properties(type);
        foreach (var attribute in schema.EnumerateObject().Where(PlotSchema.IsAttribute))
        {
            var here = $"{path}.{attribute.Name}";
            if (attribute.Name is "template") { continue; }
            if (!properties.TryGetValue(attribute.Name, out var property))
            {
                missing.Add(here);
                continue;
            }

            var wanted = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (Value(wanted, attribute.Value, here, missing) is { } value) { property.SetValue(part, value); }
        }

        return part;
    }

    // Which property sets which attribute is found by setting each.
    private static Dictionary<string, PropertyInfo> Properties(Type type)
    {
        var found = new Dictionary<string, PropertyInfo>();
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && p.Name is not "Extra"))
        {
            var part = (PlotlyPart)Activator.CreateInstance(type)!;
            var wanted = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (Any(wanted) is not { } value) { continue; }

            property.SetValue(part, value);
            if (part.Set is [var (name, _)]) { found[name] = property; }
            else if (property.Name is "Name" or "Opacity") { found[property.Name.ToLowerInvariant()] = property; }
        }

        return found;
    }

    private static object? Any(Type type) => type switch
    {
        _ when type == typeof(double) => 0.5,
        _ when type == typeof(int) => 1,
        _ when type == typeof(bool) => true,
        _ when type == typeof(string) => "x",
        _ when type == typeof(object) => "x",
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
        _ when type == typeof(DataArray) => (DataArray)new[] { 1.0, 2 },
        _ when type == typeof(ColorValues) => (ColorValues)"red",
        _ when type == typeof(ColorSteps) => (ColorSteps)"Viridis",
        _ when type == typeof((double, double)) => (0.1, 0.9),
        _ when type == typeof(IReadOnlyList<string>) => new[] { "red", "blue" },
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(OneOrMany<>) => type.GetMethod("op_Implicit", [type.GetGenericArguments()[0]])!.Invoke(null, [Any(type.GetGenericArguments()[0])]),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => Array.CreateInstance(type.GetGenericArguments()[0], 0),
        _ when type.IsSubclassOf(typeof(PlotlyPart)) && !type.IsAbstract && type.GetConstructor([]) is not null => Activator.CreateInstance(type),
        _ => null,
    };

    private static object? Value(Type type, JsonElement attribute, string path, List<string> missing)
    {
        if (type.IsSubclassOf(typeof(PlotlyPart))) { return Filled(type, attribute, path, missing); }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && type.GetGenericArguments()[0].IsSubclassOf(typeof(PlotlyPart)))
        {
            var one = type.GetGenericArguments()[0];
            var list = Array.CreateInstance(one, 1);
            list.SetValue(Filled(one, attribute.GetProperty("items").EnumerateObject().First().Value, path, missing), 0);
            return list;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(OneOrMany<>))
        {
            var inner = type.GetGenericArguments()[0];
            return Value(inner, attribute, path, missing) is { } one ? type.GetMethod("op_Implicit", [inner])!.Invoke(null, [one]) : null;
        }

        if (type.IsEnum) { return Enum.GetValues(type).Cast<Enum>().FirstOrDefault(member => Takes(attribute, PlotlyValuesAttribute.Of(member))) ?? Missing(missing, $"{path}: a value of {type.Name}"); }
        if (type == typeof(object)) { return Default(attribute); }
        if (type == typeof(string) && attribute.TryGetProperty("values", out _)) { return Default(attribute) as string; }
        if (type == typeof(string) && attribute.GetProperty("valType").GetString() is "subplotid" or "color") { return attribute.TryGetProperty("dflt", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : "red"; }
        if (type == typeof(double) || type == typeof(int))
        {
            var number = attribute.TryGetProperty("dflt", out var usual) && usual.ValueKind == JsonValueKind.Number ? usual.GetDouble() : attribute.TryGetProperty("min", out var min) ? min.GetDouble() : 1;
            return type == typeof(int) ? (object)(int)number : number;
        }

        return Any(type);
    }

    private static object? Missing(List<string> missing, string what)
    {
        missing.Add(what);
        return null;
    }

    private static object? Default(JsonElement attribute) => !attribute.TryGetProperty("dflt", out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static bool Takes(JsonElement attribute, object value)
    {
        var text = value is bool flag ? (flag ? "True" : "False") : value.ToString();
        var names = new[] { "values", "flags", "extras" }.Where(n => attribute.TryGetProperty(n, out _)).SelectMany(n => attribute.GetProperty(n).EnumerateArray());
        return names.Any(known => known.ToString() == text);
    }

    private static int Size(PlotlyPart part) => part.Set.Sum(entry => entry.Value switch { PlotlyPart inner => Size(inner), IEnumerable<PlotlyPart> many => many.Sum(Size), _ => 1 });
}
