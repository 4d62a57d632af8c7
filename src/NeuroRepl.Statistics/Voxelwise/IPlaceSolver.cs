using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>Solves one design at a tile of places.</summary>
internal interface IPlaceSolver
{
    /// <summary>The terms that are tested, with how many hypotheses each makes.</summary>
    IReadOnlyList<(string Name, int Df)> Terms { get; }

    /// <summary>How many places a tile should have.</summary>
    int Tile { get; }

    /// <summary>Fits the model at every column.</summary>
    /// <param name="y">Used scans × places; overwritten.</param>
    /// <param name="places">What is found, in the order of the columns.</param>
    void Solve(RowMajor y, PlaceResult[] places);
}
