namespace NeuroRepl.Models.Quantification;

/// <summary>What is done about the fluid in a voxel, which has water but next to no metabolites.</summary>
public enum CsfConvention
{
    /// <summary>Divide by one less the CSF's share of the voxel's water molecules (Gasparovic 2006): goes with concentrations per kilogram of water.</summary>
    MoleFraction,

    /// <summary>Divide by one less the CSF's share of the voxel's volume: goes with concentrations per litre of tissue.</summary>
    VolumeFraction,

    /// <summary>Nothing: a concentration per whole voxel, fluid included.</summary>
    None,
}
