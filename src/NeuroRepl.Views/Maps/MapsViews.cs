namespace NeuroRepl.Views.Maps;

/// <summary>The views of maps against maps.</summary>
internal static class MapsViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register(new SpatialCorrelationsView());
        registry.Register(new ReceptorAtlasView());
        registry.Register(new SurrogateMapsView());
        registry.Register(new PrincipalComponentsView());
        registry.Register(new ParticipationRatioView());
        registry.Register(new NetworkMeansView());
    }
}
