using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>What is compared between shuffles in the place of the statistic itself.</summary>
internal sealed record Enhancement(string Name, object Definition, bool OnZ, VoxelNeighbours Neighbours, Func<BrainSpace, IMapScore> For)
{
    public static Enhancement? Of(Tfce? tfce, ClusterForming? clusters) => (tfce, clusters) switch
    {
        (null, null) => null,
        ({ } score, null) => new("TFCE", score, score.OnZ, score.Neighbours, space => new TfceScore(space, score)),
        (null, { } forming) => new(forming.Measure == ClusterMeasure.Mass ? "cluster mass" : "cluster extent", forming, forming.OnZ, forming.Neighbours, space => new ClusterScore(space, forming)),
        _ => throw new ArgumentMistake("Both TFCE and a cluster-forming threshold are given; a test compares one of them.", "Take one: tfce: new Tfce(), or clusters: new ClusterForming { Threshold = 3.1 }."),
    };
}
