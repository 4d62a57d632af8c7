namespace NeuroRepl.Views;

/// <summary>The views of everything that a study is made of and that an analysis gives.</summary>
internal static class DomainViews
{
    public static void Register(ViewRegistry registry)
    {
        _ = registry;
    }
}
