using System.Reflection;

namespace NeuroRepl.Scripting.Help;

/// <summary>Answers <c>Help</c>: about an object, a type, a method, a name, a topic, or nothing in particular.</summary>
/// <param name="assemblies">Whose public surface is documented, the nearest to the user first.</param>
internal sealed class HelpDesk(IReadOnlyList<Assembly> assemblies)
{
    private readonly MemberCatalogue _catalogue = new(assemblies);

    /// <summary>The page about something: a text is looked up, a type, method or error is explained, anything else is explained by its type.</summary>
    public HelpPage Ask(object? about) => about switch
    {
        null => Tour.Page,
        HelpPage page => page,
        string words => AskByName(words.Trim()),
        Type type => MemberPages.Of(type, _catalogue),
        MemberInfo member => MemberPages.Of([new NamedMember(member.DeclaringType!, member, null)]),
        Delegate method => MemberPages.Of([_catalogue.Find(method.Method)]),
        ErrorCard error => ErrorPages.Of(error),
        Exception exception => ErrorPages.Of(exception),
        _ => MemberPages.Of(about.GetType(), _catalogue),
    };

    private HelpPage AskByName(string words)
    {
        if (words.Length == 0) { return Tour.Page; }

        var topic = Topics.All.FirstOrDefault(t => t.Name.Equals(words, StringComparison.OrdinalIgnoreCase) || t.Words.Contains(words, StringComparer.OrdinalIgnoreCase));
        var types = _catalogue.TypesNamed(words, StringComparison.Ordinal);
        if (types.Count > 0) { return MemberPages.Of(types[0], _catalogue); }

        if (topic is not null) { return TopicPages.Of(topic); }

        if (_catalogue.MembersNamed(words) is { Count: > 0 } members) { return MemberPages.Of(members); }

        return _catalogue.TypesNamed(words, StringComparison.OrdinalIgnoreCase) is { Count: > 0 } roughly
            ? MemberPages.Of(roughly[0], _catalogue)
            : TopicPages.Search(words, _catalogue);
    }
}
