namespace NeuroRepl.Views.Imaging;

/// <summary>The views of maps, and of what is inferred from them.</summary>
internal static class ImagingViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register(new BrainMapView());
        registry.Register(new CopeSetView());
        registry.Register(new ClusterTableView());
        registry.Register(new AtlasView());
        registry.Register<Domain.Atlases.AtlasPlace>(place => new Look.Words($"{place}"));
        registry.Register(new PermutationResultView());
        VoxelwiseViews.Register(registry);
    }
}
