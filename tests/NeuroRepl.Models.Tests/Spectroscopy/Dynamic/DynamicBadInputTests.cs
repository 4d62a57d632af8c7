using System.Numerics;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Models.Spectroscopy.Dynamic;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.Spectroscopy.Dynamic;

/// <summary>What cannot be meant is refused with a sentence that says what to type.</summary>
public sealed class DynamicBadInputTests
{
    private static IReadOnlyList<Spectrum> Nine => DynamicOracle.Transients;

    [Fact]
    public void A_design_with_other_rows_than_transients()
    {
        var more = Assert.Throws<DesignException>(() => Nine.FitDynamic(DynamicOracle.Basis, DesignMatrix.Blocks(2, 4)));
        var fewer = Assert.Throws<DesignException>(() => Nine.FitDynamic(DynamicOracle.Basis, DesignMatrix.Blocks(9, 48)));

        Assert.Equal("There are 9 transients but the design has 8 rows; each row belongs to one of the transients.", more.Message);
        Assert.Contains("DesignMatrix.Blocks(blocks: 2, scansPerBlock: 4, discard: 1)", more.Hint, StringComparison.Ordinal);
        Assert.Contains("432 rows", fewer.Message, StringComparison.Ordinal);
        Assert.Equal(9, Nine.FitDynamic(DynamicOracle.Basis, DesignMatrix.Blocks(2, 4, discard: 1), Small).Blocks[0].Transients[0] + 8);
    }

    [Fact]
    public void A_design_with_dependent_columns()
    {
        var design = DynamicOracle.Design.With("mean", [.. Enumerable.Repeat(1.0, 9)]);
        var error = Assert.Throws<DesignException>(() => Nine.FitDynamic(DynamicOracle.Basis, design));

        Assert.Equal("The design has dependent columns: block1, block2, block3, mean.", error.Message);
        Assert.Contains("design.Without(\"mean\")", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metabolite_that_the_basis_lacks()
    {
        Assert.Contains("names Glu, which the basis three lacks", Assert.Throws<FitException>(
            () => Nine.FitDynamic(DynamicOracle.Basis, DynamicOracle.Design, new DynamicModel { Concentrations = ["Glu"] })).Message, StringComparison.Ordinal);
        Assert.Contains("It has: A, B, C", Assert.Throws<FitException>(() => Nine.FitDynamic(
            DynamicOracle.Basis, DynamicOracle.Design, new DynamicModel { Metabolites = new Dictionary<string, Course> { ["D"] = Course.Free } })).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transient_that_is_no_number_or_all_zero()
    {
        foreach (var (value, says) in new[] { (new Complex(0, double.NaN), "Transient 4 has the value"), (Complex.Zero, "All samples of transient 4 are zero") })
        {
            var transients = Nine.ToList();
            transients[4] = transients[4].With([.. Enumerable.Repeat(value, 128)], "spoiled");

            var error = Assert.Throws<FitException>(() => transients.FitDynamic(DynamicOracle.Basis, DynamicOracle.Design));
            Assert.Contains(says, error.Message, StringComparison.Ordinal);
            Assert.Contains("eave", error.Hint, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Spectra_of_several_sessions()
    {
        var several = Nine.Select((s, i) => new Spectrum(s.Fid.ToArray(), s.Acquisition) { Name = $"sub-0{i % 3}_ses-high_svs" }).ToList();
        var error = Assert.Throws<FitException>(() => several.FitDynamic(DynamicOracle.Basis, DynamicOracle.Design));

        Assert.Contains("9 spectra are of 3 sessions", error.Message, StringComparison.Ordinal);
        Assert.Contains("SpectrumSeries.SimulateBlocks(basis, blocks: 9, scansPerBlock: 48)", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Transients_of_another_length_uncombined_coils_and_another_field()
    {
        var longer = Nine.ToList();
        longer[2] = new Spectrum(new Complex[256], DynamicOracle.Acquisition);
        Assert.Contains("Transient 2 has 256 points", Assert.Throws<FitException>(() => longer.FitDynamic(DynamicOracle.Basis, DynamicOracle.Design)).Message, StringComparison.Ordinal);

        var coils = new SpectrumSeries([.. Nine.SelectMany(s => s.Fid.ToArray())], 128, [new("DIM_COIL", 3), new("DIM_DYN", 3)], DynamicOracle.Acquisition);
        Assert.Contains("still has 3 coils", Assert.Throws<FitException>(() => coils.FitDynamic(DynamicOracle.Basis, DynamicOracle.Design)).Message, StringComparison.Ordinal);

        var elsewhere = new BasisSet("7t", DynamicOracle.Basis.Metabolites, new MrsAcquisition(1200, 298));
        Assert.Contains("298", Assert.Throws<FitException>(() => Nine.FitDynamic(elsewhere, DynamicOracle.Design)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_that_cannot_be_kept_and_functions_that_are_no_numbers()
    {
        var trend = DesignMatrix.Mean(9).WithDrift();
        Assert.Contains("NonNegative needs", Assert.Throws<FitException>(() => Nine.FitDynamic(DynamicOracle.Basis, trend, Small with { NonNegative = true })).Message, StringComparison.Ordinal);

        var root = Small with { Metabolites = new Dictionary<string, Course> { ["A"] = Course.Function((t, p) => Math.Sqrt(p[0] - t), [("x", 5.0)]) } };
        Assert.Contains("x = 5", Assert.Throws<FitException>(() => Nine.FitDynamic(DynamicOracle.Basis, DynamicOracle.Design, root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_the_fit_cannot_answer()
    {
        var fit = Nine.FitDynamic(DynamicOracle.Basis, DynamicOracle.Design, Small with { Phase0 = Course.Free });

        Assert.Contains("names block9", Assert.Throws<DesignException>(() => fit["A"].Contrast("block9 - block1")).Message, StringComparison.Ordinal);
        Assert.Contains("Fitted were: A, B, C", Assert.Throws<ArgumentMistake>(() => fit["Glu"]).Hint, StringComparison.Ordinal);
        Assert.Contains("is free", Assert.Throws<DesignException>(() => fit.Phase0.Contrast("block2 - block1")).Message, StringComparison.Ordinal);
    }

    private static DynamicModel Small => new() { Spectrum = new() { Range = (1.0, 4.2), BaselineOrder = 1 } };
}
