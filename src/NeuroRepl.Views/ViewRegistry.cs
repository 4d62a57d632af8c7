using System.Collections.Concurrent;
using NeuroRepl.Figures;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views;

/// <summary>Which view shows which type: ours for the domain, a sensible default for everything else, and the user's own before both.</summary>
/// <remarks>The most derived registered type wins, then interfaces, then the defaults. Safe to use from any thread.</remarks>
public sealed class ViewRegistry
{
    private readonly ConcurrentDictionary<Type, Func<object, Look>> _views = new();
    private readonly ConcurrentDictionary<Type, Func<IReadOnlyList<object>, int?, Grid>> _lists = new();

    /// <summary>A registry with a view for every domain and result type.</summary>
    public static ViewRegistry WithDefaults()
    {
        var registry = new ViewRegistry();
        DomainViews.Register(registry);
        return registry;
    }

    /// <summary>Shows a type by a view, instead of how it was shown before.</summary>
    public void Register<T>(IView<T> view) => _views[typeof(T)] = value => new Look.AsCard(view.Describe((T)value));

    /// <summary>Shows a type by a function to a card: <c>Register&lt;Spectrum&gt;(s => new Card(s.Name))</c>.</summary>
    public void Register<T>(Func<T, Card> card) => _views[typeof(T)] = value => new Look.AsCard(card((T)value));

    /// <summary>Shows a type by a function to any look: a figure, a grid, a few words.</summary>
    public void Register<T>(Func<T, Look> look) => _views[typeof(T)] = value => look((T)value);

    /// <summary>Shows lists of a type by a view, instead of how they were shown before.</summary>
    public void RegisterList<T>(IListView<T> view) => _lists[typeof(T)] = (items, total) => view.Describe([.. items.Cast<T>()], total);

    /// <summary>What an object shows.</summary>
    public Look Of(object? value) => value switch
    {
        Look look => look,
        Card card => new Look.AsCard(card),
        Grid grid => new Look.AsGrid(grid),
        Figure figure => new Look.AsFigure(figure),
        null => new Look.Words("null"),
        _ when ViewOf(value.GetType()) is { } view => view(value),
        _ => GeneralView.Of(value, this),
    };

    /// <summary>What several objects of a type show together; null where no list view is registered for them.</summary>
    internal Grid? ListOf(Type type, IReadOnlyList<object> items, int? total) => Nearest(_lists, type) is { } view ? view(items, total) : null;

    private Func<object, Look>? ViewOf(Type type) => Nearest(_views, type);

    private static TView? Nearest<TView>(ConcurrentDictionary<Type, TView> known, Type type)
        where TView : class
    {
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            if (known.TryGetValue(at, out var view)) { return view; }
        }

        return type.GetInterfaces().Select(known.GetValueOrDefault).FirstOrDefault(view => view is not null);
    }
}
