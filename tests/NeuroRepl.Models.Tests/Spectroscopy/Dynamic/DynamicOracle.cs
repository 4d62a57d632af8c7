using System.Numerics;
using System.Text.Json;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.Models.Tests.Spectroscopy.Dynamic;

/// <summary>Nine transients in three blocks and what scipy's least_squares finds in them (tests/reference/dynamic/dynamic.py).</summary>
internal static class DynamicOracle
{
    private static readonly JsonElement File = JsonDocument.Parse(System.IO.File.ReadAllText(Repository.At("tests", "reference", "dynamic", "dynamic.json"))).RootElement;

    public static MrsAcquisition Acquisition { get; } = new(File.GetProperty("bandwidth").GetDouble(), File.GetProperty("mhz").GetDouble()) { RepetitionTimeSeconds = 2 };

    public static BasisSet Basis { get; } = new("three", [.. File.GetProperty("lines").EnumerateObject().Select(m => new BasisSpectrum(m.Name, Fid(m.Value)))], Acquisition);

    public static DesignMatrix Design { get; } = DesignMatrix.Blocks(blocks: 3, scansPerBlock: 3);

    public static IReadOnlyList<Spectrum> Transients { get; } =
    [
        .. File.GetProperty("fids").EnumerateArray().Select((fid, i) => new Spectrum(
            [.. fid.EnumerateArray().Select(v => new Complex(v[0].GetDouble(), v[1].GetDouble()))], Acquisition) { Name = $"transient {i}" }),
    ];

    public static double Rss(string model) => File.GetProperty("models").GetProperty(model).GetProperty("rss").GetDouble();

    public static (double Estimate, double Error) Of(string model, string parameter)
    {
        var found = File.GetProperty("models").GetProperty(model);
        var at = found.GetProperty("names").EnumerateArray().Select(n => n.GetString()).ToList().IndexOf(parameter);
        return (found.GetProperty("estimates")[at].GetDouble(), found.GetProperty("errors")[at].GetDouble());
    }

    private static Complex[] Fid(JsonElement lines) => [.. Enumerable.Range(0, File.GetProperty("points").GetInt32()).Select(n =>
    {
        var t = n * Acquisition.DwellTimeSeconds;
        return lines.EnumerateArray().Aggregate(Complex.Zero, (sum, line) => sum + Complex.FromPolarCoordinates(
            line[1].GetDouble() * Math.Exp(-Math.PI * File.GetProperty("width").GetDouble() * t), 2 * Math.PI * Acquisition.HertzAt(line[0].GetDouble()) * t));
    })];
}
