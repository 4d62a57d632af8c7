using NeuroRepl.Domain.Receptors;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Studies;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Views.Dynamic;
using NeuroRepl.Views.Receptors;
using NeuroRepl.Views.Spectroscopy;
using NeuroRepl.Views.Studies;
using NeuroRepl.Views.Statistics.Tests;
using NeuroRepl.Views.Tables;

namespace NeuroRepl.Views;

/// <summary>The views of everything that a study is made of and that an analysis gives.</summary>
internal static class DomainViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register(new StudyView());
        registry.Register(new SubjectView());
        registry.Register(new SessionView());
        registry.Register(new RunView());
        registry.RegisterList(new SubjectListView());
        registry.RegisterList(new SessionListView());
        registry.RegisterList(new RunListView());
        registry.RegisterList(new ArmContrastListView());
        registry.RegisterList(new MissingSessionListView());

        registry.Register<Table>(TableView.Of);
        Clinical.ClinicalViews.Register(registry);

        TestViews.Register(registry);

        registry.Register(new SpectrumView());
        registry.Register(new SpectrumSeriesView());
        registry.Register(new BasisSetView());
        registry.Register(new SpectrumFitView());
        registry.Register<MetaboliteEstimate>(MetaboliteEstimateView.Of);
        registry.RegisterList(new SpectrumListView());
        registry.RegisterList(new MetaboliteListView());
        PreprocessingViews.Register(registry);

        Imaging.ImagingViews.Register(registry);
        ImagingFiles.ImagingFilesViews.Register(registry);
        Maps.MapsViews.Register(registry);
        DynamicViews.Register(registry);
        FirstLevel.FirstLevelViews.Register(registry);
        Pharmacology.PharmacologyViews.Register(registry);
        Statistics.Models.ModelViews.Register(registry);
        Bayes.BayesViews.Register(registry);

        registry.Register(new ReceptorCatalogueView());
        registry.RegisterList(new ReceptorMapListView());
    }
}
