namespace NeuroRepl.Scripting.Errors;

/// <summary>Variables, functions and types that are declared or assigned wrongly.</summary>
internal static class DeclarationAdvice
{
    public static Advice? For(Diagnosis error) => error.Id switch
    {
        "CS0102" or "CS0128" or "CS0111" or "CS0101" => new(
            $"{Declared(error)} is declared twice in this cell.", "Leave the type or var out to assign to it, or take another name. (In a later cell it may be declared again.)"),
        "CS0136" => new($"{error.Quoted(0)} is already declared around this place.", "Take another name for the inner one."),
        "CS0165" => new($"{error.Quoted(0)} is used before it has a value.", "Give it one where it is declared."),
        "CS0818" => new("var needs a value to know the type from.", "Write var x = …; or name the type: double x;"),
        "CS0815" when error.Quoted(0).Length == 0 => new("var cannot tell a type from null or from this expression.", "Name the type: string x = null; Func<double, double> f = x => x * x;"),
        "CS0815" => new(error.Words, "Name the type instead of var."),
        "CS0670" => new("This call gives nothing back that could be kept.", "Leave the variable out and just call it."),
        "CS0200" => new($"{error.Quoted(0)} can only be read.", "Make a new object with another value: with { … } on a record, or a With… method."),
        "CS8852" => new($"{error.Quoted(0)} is set when the object is made, and never after.", "Make a changed copy: var other = record with { … };"),
        "CS0191" => new("A readonly field is set only in its constructor.", null),
        "CS0131" => new("The left-hand side of = cannot be assigned to.", "A variable, a settable property or an element stands there; to compare is ==."),
        "CS1656" => new($"{error.Quoted(0)} cannot be changed inside its loop.", "Put the new value into a variable of its own, or loop with for."),
        "CS0161" => new($"{error.Quoted(0)} does not return a value on every way through it.", "Add a return at its end."),
        "CS0127" => new($"{error.Quoted(0)} returns nothing (void), and a value is returned here.", "Write the type of the value instead of void."),
        "CS4033" or "CS4032" or "CS4034" => new("await stands in a function that is not async.", "Write async before its type, and Task instead of void: async Task F() { … }."),
        "CS0535" => new($"{error.Quoted(0)} does not have {error.Quoted(1)}, which it promises to.", "Add that member."),
        "CS0026" or "CS0027" => new("There is no this here.", "Leave this. out, or static."),
        "CS0260" or "CS0106" => new(error.Words, "Leave the modifier out."),
        _ => null,
    };

    // "The type 'Submission#1' already contains a definition for 'x'" names the cell first.
    private static string Declared(Diagnosis error) => error.Id == "CS0102" ? error.Quoted(1) : error.Id == "CS0111" ? error.Quoted(1) : error.Quoted(0);
}
