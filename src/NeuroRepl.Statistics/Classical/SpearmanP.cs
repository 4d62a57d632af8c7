namespace NeuroRepl.Statistics.Classical;

/// <summary>Where the p of a rank correlation comes from.</summary>
public enum SpearmanP
{
    /// <summary>As R's cor.test: counted up to 9 without ties, AS 89 above, Student's t with ties.</summary>
    AsR,

    /// <summary>Every arrangement counted, ties and all; up to 16 pairs.</summary>
    Exact,

    /// <summary>Edgeworth's series of algorithm AS 89 (Best and Roberts 1975); for data without ties.</summary>
    As89,

    /// <summary>Student's t with n − 2 degrees of freedom; scipy and SPSS print this.</summary>
    StudentT,
}
