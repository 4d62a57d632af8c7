using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Tests.Workspaces;

public sealed class ScriptTextTests
{
    [Fact]
    public void A_script_that_parses_is_one_submission() =>
        Assert.Single(ScriptText.Submissions("var a = 1;\nif (a > 0)\n{\n    a++;\n}\nelse { a--; }\na\n"));

    [Fact]
    public void A_value_line_in_the_middle_ends_a_submission_and_the_rest_keeps_its_line_numbers()
    {
        var parts = ScriptText.Submissions("study    // a card\nspectra[0].Plot()\nHelp(\"TFCE\")\n");

        Assert.Equal(["study    // a card", "\nspectra[0].Plot()", "\n\nHelp(\"TFCE\")\n"], parts);
    }

    [Fact]
    public void Statements_before_a_value_line_go_with_it()
    {
        var parts = ScriptText.Submissions("var a = new[]\n{\n    1,\n};\na[0]\na.Length\n");

        Assert.Equal(2, parts.Count);
        Assert.EndsWith("a[0]", parts[0], StringComparison.Ordinal);
        Assert.Equal(5, parts[1].TakeWhile(c => c == '\n').Count());
    }

    [Fact]
    public void A_chain_over_lines_stays_together() =>
        Assert.Equal(["Enumerable.Range(0, 3)\n    .Select(i => i * 2)\n    .Sum()", "\n\n\n1 + 1"], ScriptText.Submissions("Enumerable.Range(0, 3)\n    .Select(i => i * 2)\n    .Sum()\n1 + 1"));

    [Fact]
    public void Where_a_part_does_not_parse_it_stands_alone_in_its_place_and_nothing_else_runs() =>
        Assert.Equal(["\nvar a = ;\n2 + 2\n"], ScriptText.Submissions("1 + 1\nvar a = ;\n2 + 2\n"));

    [Fact]
    public void A_shebang_line_is_a_comment() => Assert.Equal("///usr/bin/env neurorepl\n1 + 1", Assert.Single(ScriptText.Submissions("#!/usr/bin/env neurorepl\n1 + 1")));
}
