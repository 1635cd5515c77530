package onward.activity.store;

import java.util.UUID;
import onward.activity.catalogue.Catalogue;
import onward.activity.studio.DefineExercise;
import onward.activity.studio.DefineTemplate;
import onward.activity.studio.DefinitionDecider;
import onward.activity.studio.StudioState;

/** What studios add to the catalogue: load, decide, append. */
public final class StudioCatalogues {
    private final Studios studios;
    private final Catalogue builtIn;

    StudioCatalogues(Studios studios, Catalogue builtIn) {
        this.studios = studios;
        this.builtIn = builtIn;
    }

    /** The studio with what it added. */
    public StudioState of(UUID studioId) {
        return studios.state(studioId);
    }

    /** Says what an exercise of the studio's own is. */
    public Outcome<StudioState> define(UUID studioId, DefineExercise command) {
        return studios.define(studioId, studio -> DefinitionDecider.decide(studio, command, builtIn));
    }

    /** Says what a template of the studio's own is. */
    public Outcome<StudioState> define(UUID studioId, DefineTemplate command) {
        return studios.define(studioId, studio -> DefinitionDecider.decide(studio, command, builtIn));
    }
}
