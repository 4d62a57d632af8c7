namespace NeuroRepl.Simulation.Studies;

/// <summary>One blood sample and what the assay said of it.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Arm">After which infusion.</param>
/// <param name="Draw">before, after or 24 h.</param>
/// <param name="Minutes">When, in minutes from midnight.</param>
/// <param name="First">The first of the duplicates, pg/mL in the well.</param>
/// <param name="Second">The second; NaN, as the first, where the sample was lost.</param>
/// <param name="Flag">ok, below LOQ, technical.</param>
internal sealed record MarxDraw(int Person, string Arm, string Draw, int Minutes, double First, double Second, string Flag)
{
    /// <summary>How far plasma was diluted into the well.</summary>
    public const int Dilution = 8;

    public double PgPerMl => Math.Round(Dilution * (First + Second) / 2, 4);

    public string Clock => $"{Minutes / 60:00}:{Minutes % 60:00}";
}
