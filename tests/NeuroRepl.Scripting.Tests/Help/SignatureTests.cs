using NeuroRepl.Domain.Tables;
using NeuroRepl.Scripting.Help;

namespace NeuroRepl.Scripting.Tests.Help;

public sealed class SignatureTests
{
    [Fact]
    public void Methods_show_parameters_with_their_defaults()
    {
        Assert.Equal("Table OrderBy(string column, bool descending = false)", Signature.Of(typeof(Table).GetMethod("OrderBy")!));
        Assert.Equal("Table Select(params string[] columns)", Signature.Of(typeof(Table).GetMethod("Select")!));
        Assert.Equal("Column this[string column]", Signature.Of(typeof(Table).GetProperty("Item", [typeof(string)])!));
        Assert.Equal("new Table(string name, IReadOnlyList<Column> columns)", Signature.Of(typeof(Table).GetConstructors()[0]));
        Assert.Equal("class Table", Signature.Of(typeof(Table)));
    }

    [Fact]
    public void A_reference_that_may_be_null_has_a_question_mark() =>
        Assert.Equal("string? Hint", Signature.Of(typeof(ErrorCard).GetProperty("Hint")!));
}
