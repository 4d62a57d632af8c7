namespace NeuroRepl.Simulation.Studies;

/// <summary>Writes what the first fit of a newcomer needs: one spectrum and a basis set of the same scanner.</summary>
internal static class Examples
{
    /// <summary>Twice the spectrum's points: a basis is looked at by itself too, where 0.34 s would cut its narrow lines short.</summary>
    private const int BasisPoints = 2048;

    public static void Write(DatasetFolder folder, DatasetScale scale)
    {
        var subjects = BoucherieDesign.Subjects(DatasetScale.Tiny);
        var (subject, arm) = (subjects[0], BoucherieDesign.Arms[0].Name);
        var basis = BoucherieStudy.Basis(BasisPoints);
        folder.Write("slaser_7t.basis", basis);
        var spectrum = BoucherieStudy.Simulate(basis, subject, arm, new BoucherieTruth(subjects).Of(subject, arm));
        folder.Write("sub-01_svs.nii.gz", spectrum);
        folder.Write("sub-01_mrsref.nii.gz", spectrum.Water!);
        folder.Write("README.md", DatasetFolder.Template("examples.md", ("metabolites", string.Join(", ", basis.Names))));
    }
}
