using System.Globalization;
using System.Text;

namespace NeuroRepl.Simulation.Studies;

/// <summary>What a fit of LCModel comes down to, written in the form of its table.</summary>
internal sealed record LcmodelNumbers(
    IReadOnlyList<(string Name, double Amount, int Bound)> Metabolites, double WidthPpm, int SignalToNoise, double ShiftPpm, double Phase0Degrees, double Phase1DegreesPerPpm)
{
    private static readonly string[][] Sums = [["GPC", "PCh"], ["NAA", "NAAG"], ["Cr", "PCr"], ["Glu", "Gln"]];

    /// <summary>The text of a .table: three decimals, or E format below 0.1, as LCModel prints.</summary>
    public string Text(string title)
    {
        var amounts = Metabolites.ToDictionary(m => m.Name, m => m.Amount);
        var creatine = amounts["Cr"] + amounts["PCr"];
        var rows = Metabolites.Concat(Sums.Select(sum => (
            Name: string.Join("+", sum), Amount: sum.Sum(name => amounts[name]), Bound: Math.Max(1, Metabolites.Where(m => sum.Contains(m.Name)).Min(m => m.Bound) - 1)))).ToArray();
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $" SIMULATED, in the form of LCModel's table; LCModel did not make it\n {title}\n\n")
            .Append(CultureInfo.InvariantCulture, $"$$CONC {rows.Length + 1} lines in following concentration table = NCONC+1\n    Conc.  %SD /Cr+PCr  Metabolite\n");
        foreach (var (name, amount, bound) in rows) { text.Append(CultureInfo.InvariantCulture, $"{Number(amount),9} {bound,3}% {Number(amount / creatine),7} {name}\n"); }

        return text
            .Append("\n$$MISC  3 lines in following misc. output table\n")
            .Append(CultureInfo.InvariantCulture, $"  FWHM = {WidthPpm:0.000} ppm    S/N = {SignalToNoise,3}\n  Data shift = {ShiftPpm:0.000} ppm\n  Ph: {Phase0Degrees,3:0} deg     {Phase1DegreesPerPpm,5:0.0} deg/ppm\n")
            .ToString();
    }

    private static string Number(double value) => value is > 0 and < 0.1 ? value.ToString("0.00E-00", CultureInfo.InvariantCulture) : value.ToString("0.000", CultureInfo.InvariantCulture);
}
